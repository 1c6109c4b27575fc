# whoever takes a record over takes its nudges over: the next one is theirs, and the old owner's card says so
world small calm
at    2026-03-02 09:00
ana   touch D-5 tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
ana   touch L-3 tomorrow
bot   L-3 Cobalt Freight: next touch Tue 3 March. | [Undo]
ana   remind +1d call Acme
bot   R-1: I will remind you Tue 3 March 09:00: call Acme | [Undo]
sleep 1d
bot   to ana @2026-03-03T09:00 Follow up with Acme today. | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-03-03T09:00 Follow up with Cobalt Freight today. | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-03-03T09:00 Reminder: call Acme | [Done] [Snooze 1 h] [Tomorrow]
max   deal update D-5 owner=bo
bot   to bo Max Stone 把 D-5 Acme 转交给您
bot   D-5 Acme: now 薄一's. | [Undo]
max   hand over L-3 bo
bot   to bo Max Stone 把 L-3 Cobalt Freight 转交给您
bot   L-3 Cobalt Freight is now 薄一's. | [Undo]
bot   to ana Max Stone handed L-3 Cobalt Freight to 薄一
ana   hand over R-1 bo
bot   to bo Ana Reyes 把 R-1 call Acme 转交给您
bot   R-1 is now 薄一's: call Acme | [Undo]
card  D-5 to ana contains Now 薄一's by Max Stone
card  L-3 to ana contains Now 薄一's by Max Stone
card  R-1 to ana contains Now 薄一's by Ana Reyes
ana   presses stale Done on R-1
bot   R-1 is 薄一's
sleep 1d
bot   to bo @2026-03-04T09:00 Acme 还在等您跟进。 | [已跟进] [1 小时后] [明天]
bot   to bo @2026-03-04T17:00 Cobalt Freight 还在等您跟进。 | [已跟进] [1 小时后] [明天]
