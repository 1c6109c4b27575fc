# a day belongs to the deed of its own clause
world small calm
at    2026-03-02 09:00
bo    D-6 推进到演示，明天9点提醒我打电话
bot   R-1：3月3日（周二）09:00 提醒您：鼎砺机械：打电话 | 进入“演示”还需要：演示日期？ | 演示日期*：____
bo    取消
bot   只取消了表单
bo    move D-6 to demo and remind me tomorrow at 9 to call them
bot   R-2：3月3日（周二）09:00 提醒您：鼎砺机械：call them | 演示日期*：____
bo    取消
bot   只取消了表单
bo    remind me tomorrow at 9 to call them and move D-6 to demo
bot   R-3：3月3日（周二）09:00 提醒您 | 演示日期*：____
bo    取消
bot   只取消了表单
bo    move D-6 to demo on friday and remind me tomorrow at 9 to call them
bot   R-4：3月3日（周二）09:00 提醒您：鼎砺机械：call them | 参加人
bo    取消
bot   只取消了表单
ana   D-5 is won, signed today, remind me on Friday to invoice them
bot   R-5: I will remind you Fri 6 March 09:00: Acme: invoice them | First invoice on
