# a bare day behind [Done] says when next, and nothing of what was done
world small calm
at    2026-03-02 02:00
ana   spoke to Acme, will call them again at 4
bot   Noted on D-5 Acme; next touch Mon 2 March 16:00. | [Change] [Undo]
ana   touch D-5 tomorrow
bot   D-5 Acme: next touch Tue 3 March.
sleep 31h
bot   to ana @2026-03-03T09:00 Follow up with Acme today
ana   presses Done
bot   D-5 Acme: what was said or done? | [Save]
ana   in 3 days
bot   Noted on D-5 Acme; next touch Fri 6 March. | [Change] [Undo]
ana   undo
bot   Undone
# an hour of today is kept, and one that is over is not
bo    晚上八点约了鼎砺的刘总喝茶
bot   已记入 D-6 鼎砺机械；下次跟进 3月3日（周二）20:00。 | [修改] [撤销]
# a colleague is reminded, and on the day the words do not say the day after
bo    让梅总明天给鼎砺打个电话
bot   to mei 薄一请我在 3月4日（周三）09:00 提醒您（R-1）：给鼎砺打个电话
bot   R-1：将提醒梅琳（3月4日（周三）09:00）：给鼎砺打个电话 | [修改] [撤销]
ana   remind Max to call Acme tomorrow at 10
bot   to max Ana Reyes asked me to remind you Wed 4 March 10:00 (R-2): call Acme
bot   R-2: I will remind Max Stone Wed 4 March 10:00: call Acme | [Change] [Undo]
ana   tell Max to call Acme tomorrow about the price
bot   to max Ana Reyes asked me to remind you Wed 4 March 09:00 (R-3): call Acme about the price
bot   R-3: I will remind Max Stone Wed 4 March 09:00: call Acme about the price | [Change] [Undo]
