# counted back from the next touch where that has an hour; else it is asked
world small calm
at    2026-03-02 09:00
ana   remind me an hour before the acme call
bot   I know no hour of that. When shall I remind you: acme call | When
ana   nvm
bot   Cancelled, nothing was done.
ana   acme next touch friday 3pm
bot   D-5 Acme: next touch Fri 6 March 15:00.
ana   remind me an hour before the acme call
bot   R-1: I will remind you Fri 6 March 14:00: acme call | [Change] [Undo]
bo    鼎砺下次跟进周五下午3点
bot   D-6 鼎砺机械：下次跟进 3月6日（周五）15:00。
bo    拜访鼎砺前半小时提醒我
bot   R-2：3月6日（周五）14:30 提醒您：拜访鼎砺 | [修改] [撤销]
# why and never mind open nothing
ana   why did you remind me
bot   Reminders (1) | [Done R-1]
bo    你为什么提醒我
bot   提醒（1）
bo    提醒我给鼎砺打电话
bot   什么时候提醒您：给鼎砺打电话
bo    算了
bot   已取消，没有做任何操作。
# the text names whom it is about
ana   note D-5 they liked it
bot   Noted on D-5 Acme
ana   remind me tomorrow to call them
bot   R-3: I will remind you Tue 3 March 09:00: Acme: call them
ana   acme wants to move the meeting to thursday
bot   Thu 5 March 09:00: acme wants to move the meeting to thursday
