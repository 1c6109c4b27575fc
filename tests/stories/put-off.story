# what is put off is the next touch, never a reminder with half a sentence in it
world small calm
at    2026-03-02 09:00
ana   touch D-5 thursday 11:00
bot   D-5 Acme: next touch Thu 5 March 11:00. | [Undo]
ana   push acme to friday
bot   D-5 Acme: next touch Fri 6 March. | [Change] [Undo]
ana   push acme's next call to next wed
bot   D-5 Acme: next touch Wed 11 March. | [Change] [Undo]
# an hour alone is of the day it stands on
ana   move the acme call to 3pm
bot   D-5 Acme: next touch Wed 11 March 15:00. | [Change] [Undo]
# the day that is put off is not the day
ana   acme - dont call them tomorrow, call friday
bot   D-5 Acme: next touch Fri 6 March. | [Change] [Undo]
ana   reminders
bot   Nothing to be reminded of.
bo    touch D-6 明天
bot   D-6 鼎砺机械：下次跟进 3月3日（周二）。
bo    鼎砺明天不去了,改后天下午三点
bot   D-6 鼎砺机械：下次跟进 3月4日（周三）15:00。 | [修改] [撤销]
bo    鼎砺的电话改到周五
bot   D-6 鼎砺机械：下次跟进 3月6日（周五）。 | [修改] [撤销]
bo    我的提醒
bot   没有
# a reminder that tells of just that is moved itself
ana   tomorrow 10am demo with acme
bot   R-1: I will remind you Tue 3 March 10:00: demo with acme
ana   move the acme demo to thursday 2pm
bot   R-1: later, Thu 5 March 14:00: demo with acme
bo    提醒我明天早上9点交周报
bot   R-2：3月3日（周二）09:00 提醒您：交周报
bo    把明早的提醒改到9点半
bot   R-2：推迟到 3月3日（周二）09:30：交周报
bo    提醒我明天下午2点报销
bot   R-3：3月3日（周二）14:00 提醒您：报销
bo    把明天的提醒改到周四上午10点
bot   有 2 个提醒符合：是哪一个？ | [R-2 交周报] [R-3 报销] [取消]
bo    取消
bot   已取消
bo    把周五的提醒改到下周一
bot   您没有这样的提醒
# what is cancelled has not happened, and nothing is asked in its stead
ana   cancel the acme reminder
bot   R-1 is dropped: demo with acme | [Undo]
ana   don't remind me about acme anymore
bot   D-5 Acme: the next touch, Fri 6 March, is dropped. | [Undo]
ana   undo
bot   Undone: the drop of the next touch of
ana   remind me thursday at 9 to send acme the brochure
bot   R-4: I will remind you Thu 5 March 09:00: send acme the brochure
ana   don't remind me about acme anymore
bot   R-4 is dropped: send acme the brochure | [Drop the next touch Fri 6 March too] [Undo]
ana   presses Drop the next touch Fri 6 March too
bot   D-5 Acme: the next touch, Fri 6 March, is dropped. | [Undo]
ana   cancel the acme reminder
bot   No next touch of D-5 Acme is set
bo    不要再提醒我鼎砺
bot   D-6 鼎砺机械：已取消下次跟进（3月6日（周五））。 | [撤销]
bo    撤销
bot   已撤销：取消
ana   cancel wednesday's call with acme
bot   No reminder of yours fits that
# of two customers each is put off
ana   push acme and cobalt freight to friday
bot   D-5 Acme: next touch Fri 6 March. | L-3 Cobalt Freight: next touch Fri 6 March.
