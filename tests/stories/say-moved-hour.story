# the reminder at that hour is moved to the afternoon hour that is meant; none at that hour is asked about
world small calm
at    2026-03-02 09:00
ana   remind me today at 3pm to call Acme
bot   R-1: I will remind you Mon 2 March 15:00: call Acme
ana   move my 3pm Acme call to 5
bot   R-1: later, Mon 2 March 17:00: call Acme
ana   move my 3pm Acme call to 6
bot   Not done yet. Shall I put off | Which R-1 | [Yes, do it]
ana   call Acme by 4
bot   R-2: I will remind you Mon 2 March 16:00: call Acme
ana   move my 2pm Acme call to 5
bot   2 reminders fit: which one?
ana   cancel
bot   Cancelled
ana   move my 2pm Cobalt Freight call to 5
bot   No reminder of yours fits that
# what is called off by us is off; what others called off is told
bo    明天下午3点提醒我和鼎砺开会
bot   3月3日（周二）15:00 提醒您：和鼎砺开会
bo    明天鼎砺的会议取消了
bot   已记入 D-6
bo    把明天鼎砺的会议取消了
bot   R-3 已取消
# the last working day of each month
bo    每月最后一个工作日提醒我对账
bot   3月31日（周二）09:00 提醒您，之后每月最后一个工作日 09:00：对账
max   hmm 15 is steep, 10 max
bot   I do not know
ana   give Acme 15%
bot   D-5: what those who decide need to know
ana   they compare prices
bot   #approvals AP-1
bot   to max AP-1
bot   AP-1: discount 15% on D-5 waits for Max Stone.
max   hmm 15 is steep, 10 max
bot   AP-1 (Discount 15%, Acme) is not decided yet; press what you mean. | [Return] [Reject] [Approve]
