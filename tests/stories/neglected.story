# a next touch that nobody makes: the owner again, then the manager
world small calm
at    2026-03-02 09:00
ana   touch D-5 tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
sleep 4w
bot   to ana @2026-03-03T09:00 Follow up with Acme today. | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-03-04T09:00 Acme still waits for your follow-up. | [Done] [Snooze 1 h] [Tomorrow]
bot   to max @2026-03-06T09:00 Acme (D-5, Ana Reyes) was due for a follow-up on Tue 3 March; nothing since. | [Show]
bot   to max @2026-03-12T09:00 Acme (D-5, Ana Reyes), follow-up due Tue 3 March: 7 working days without one. Extend, or give it to somebody else? | [Hand over] [Extend 3 working days] [Show]
