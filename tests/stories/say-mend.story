# what corrects keeps what was said around it: the week, the month, half of the day, the unit
world small calm
at    2026-03-02 09:00
ana   remind me next wednesday at 3pm to call Acme
bot   R-1: I will remind you Wed 11 March 15:00: call Acme | [Change] [Undo]
ana   no, Thursday
bot   R-2: I will remind you Thu 12 March 15:00: call Acme | [Change] [Undo]
ana   no, 4
bot   R-3: I will remind you Thu 12 March 16:00: call Acme | [Change] [Undo]
ana   no, half past 5
bot   R-4: I will remind you Thu 12 March 17:30: call Acme | [Change] [Undo]
ana   the 20th, not the 12th
bot   R-5: I will remind you Fri 20 March 17:30: call Acme | [Change] [Undo]
ana   no, 9am
bot   R-6: I will remind you Fri 20 March 09:00: call Acme | [Change] [Undo]
ana   remind me on 15 april at 10 to renew the licence
bot   R-7: I will remind you Wed 15 April 10:00: renew the licence | [Change] [Undo]
ana   no, the 20th
bot   R-8: I will remind you Mon 20 April 10:00: renew the licence | [Change] [Undo]
ana   not sure about that, call them friday
bot   R-9: I will remind you Fri 6 March 09:00: not sure about that, call them | [Change] [Undo]
bo    下周三下午三点提醒我给鼎砺打电话
bot   R-10：3月11日（周三）15:00 提醒您：给鼎砺打电话 | [修改] [撤销]
bo    不对，是周四
bot   R-11：3月12日（周四）15:00 提醒您：给鼎砺打电话 | [修改] [撤销]
bo    不对，四点
bot   R-12：3月12日（周四）16:00 提醒您：给鼎砺打电话 | [修改] [撤销]
bo    是周五，不是周四
bot   R-13：3月13日（周五）16:00 提醒您：给鼎砺打电话 | [修改] [撤销]
bo    不对，20号
bot   R-14：3月20日（周五）16:00 提醒您：给鼎砺打电话 | [修改] [撤销]
bo    鼎砺机械金额改成30万
bot   D-6 鼎砺机械：金额 ¥300,000。 | [修改] [撤销]
bo    不对，35
bot   D-6 鼎砺机械：金额 ¥350,000。 | [修改] [撤销]
bo    不对，是28万
bot   D-6 鼎砺机械：金额 ¥280,000。 | [修改] [撤销]
ana   ask approval for 12% off on Acme, they compare prices
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
ana   no, 14%
bot   #approvals AP-2 Discount 14%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-2: discount 14% on D-5 waits for Max Stone. | [Show] [Change] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
ana   had a call with Acme, they like it, follow up next wednesday
bot   Noted on D-5 Acme; next touch Wed 11 March. | [Change] [Undo]
ana   no, Thursday
bot   Noted on D-5 Acme; next touch Thu 12 March. | [Change] [Undo]
ana   new lead Jo Reed +44 20 7946 0777
bot   L-4 Jo Reed is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   the company is called Foo Marine
bot   L-5 Foo Marine is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Change] [Undo]
bo    新线索 王工 13800138777
bot   L-6 王工 归您。下次什么时候跟进？ | [明天] [下周一] [三天后] [撤销]
bo    公司叫海拓重工
bot   L-7 海拓重工 归您。下次什么时候跟进？ | [明天] [下周一] [三天后] [修改] [撤销]
