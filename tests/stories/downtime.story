# not running for three days: all is said once, late, oldest first
world small calm
at    2026-03-02 09:00
ana   remind me 2026-03-03 10:00 call Acme
bot   R-1: I will remind you Tue 3 March 10:00: call Acme | [Undo]
ana   remind me 2026-03-03 16:00 send the offer
bot   R-2: I will remind you Tue 3 March 16:00: send the offer | [Undo]
ana   touch D-5 2026-03-04
bot   D-5 Acme: next touch Wed 4 March. | [Undo]
ana   remind me 2026-03-06 10:00 lunch
bot   R-3: I will remind you Fri 6 March 10:00: lunch | [Undo]
bo    提醒 明天9点 打电话
bot   R-4：3月3日（周二）09:00 提醒您：打电话 | [撤销]
down  3d
bot   to ana @2026-03-05T09:00 Reminder: call Acme (late 2 d) | [Done] [Snooze 1 h] [Tomorrow]
bot   to bo @2026-03-05T17:00 提醒：打电话（迟了 2 天） | [完成] [1 小时后] [明天]
bot   to ana @2026-03-05T09:00 Reminder: send the offer (late 2 d) | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-03-05T09:00 Acme still waits for your follow-up. | [Done] [Snooze 1 h] [Tomorrow]
restart
sleep 2d
bot   to ana @2026-03-06T10:00 Reminder: lunch | [Done] [Snooze 1 h] [Monday]
