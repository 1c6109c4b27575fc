# what was done today is noted, and no reminder of something to be done; a weekday behind it is the last one
world small calm
at    2026-03-04 09:00
ana   gave Acme the demo today
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 1 week] [Undo]
ana   did the demo with Acme this morning, call them friday at half nine
bot   Noted on D-5 Acme; next touch Fri 6 March 09:30. | [Change] [Undo]
bo    今天给鼎砺做了演示
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？ | [明天] [下周一] [一周后] [撤销]
bo    周五给鼎砺做了演示，下周二再跟进
bot   已记入 D-6 鼎砺机械；下次跟进 3月10日（周二）。 | [修改] [撤销]
ana   call Acme monday half nine
bot   R-1: I will remind you Mon 9 March 09:30: call Acme | [Change] [Undo]
