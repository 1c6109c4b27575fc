# a quick day is a working day, and its button is called by the day that it means
world small calm
at    2026-03-06 09:00
ana   note D-5 they liked the demo
bot   Noted on D-5 Acme. When is the next touch? | [Monday] [In 1 week] [Undo]
ana   presses Monday
bot   D-5 Acme: next touch Mon 9 March. | [Undo]
ana   touch D-5 today 16:00
bot   D-5 Acme: next touch Fri 6 March 16:00. | [Undo]
ana   remind today 17:00 call Acme
bot   R-1: I will remind you Fri 6 March 17:00: call Acme | [Undo]
sleep 8h
bot   to ana @2026-03-06T16:00 Follow up with Acme today. Last note: “they liked the demo” | [Done] [Snooze 1 h] [Monday]
bot   to ana @2026-03-06T17:00 Reminder: call Acme | [Done] [Snooze 1 h] [Monday]
ana   presses Monday
bot   R-1: later, Mon 9 March 09:00: call Acme | [Undo]
bo    跟进 鼎砺 他们在比价
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？ | [下周一] [3月16日（周一）] [撤销]
