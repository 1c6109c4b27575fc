# the clocks go forward on 29 March: nine o'clock stays nine o'clock, and a gap is skipped
world small calm
at    2026-03-27 09:00
ana   remind me 2026-03-28 09:00 before the change
bot   R-1: I will remind you Sat 28 March 09:00: before the change | [Undo]
ana   remind me 2026-03-29 01:30 in the gap
bot   R-2: I will remind you Sun 29 March 02:00: in the gap | [Undo]
ana   remind me 2026-03-30 09:00 after the change
bot   R-3: I will remind you Mon 30 March 09:00: after the change | [Undo]
ana   touch D-5 2026-03-30
bot   D-5 Acme: next touch Mon 30 March. | [Undo]
sleep 4d
bot   to ana @2026-03-28T09:00 Reminder: before the change | [Done] [Snooze 1 h] [Monday]
bot   to ana @2026-03-29T02:00 Reminder: in the gap | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-03-30T09:00 Follow up with Acme today. | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-03-30T09:00 Reminder: after the change | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-03-31T09:00 Acme still waits for your follow-up. | [Done] [Snooze 1 h] [Tomorrow]
at    2026-10-23 09:00
bot   to max @2026-04-02T09:00 Acme (D-5, Ana Reyes) was due for a follow-up on Mon 30 March; nothing since. | [Show]
bot   to max @2026-04-08T09:00 Acme (D-5, Ana Reyes), follow-up due Mon 30 March: 7 working days without one. Extend, or give it to somebody else? | [Hand over] [Extend 3 working days] [Show]
ana   remind me 2026-10-25 01:30 in the overlap
bot   R-4: I will remind you Sun 25 October 01:30: in the overlap | [Undo]
ana   remind me 2026-10-26 09:00 in winter
bot   R-5: I will remind you Mon 26 October 09:00: in winter | [Undo]
sleep 4d
bot   to ana @2026-10-25T01:30 Reminder: in the overlap | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-10-26T09:00 Reminder: in winter | [Done] [Snooze 1 h] [Tomorrow]
