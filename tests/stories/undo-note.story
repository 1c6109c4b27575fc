# undo takes a note, a touch and a stage back, newest first
world small calm
at    2026-03-02 09:00
ana   note D-5 they liked the demo next=tomorrow
bot   Noted on D-5 Acme; next touch Tue 3 March. | [Undo]
ana   deal stage D-5 negotiation competitor=none discount=5 terms="30 days"
bot   D-5 Acme is in Negotiation since today, €4,000. | [To Contract] [Show] [Undo]
ana   deal show D-5
bot   D-5 €4,000  [Negotiation] | [Log a touch] [Move on] [Ask approval]
ana   presses Undo
bot   Undone: the new stage of Acme.
ana   deal show D-5
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
sleep 7d
bot   to ana @2026-03-03T09:00 Follow up with Acme today. Last note: “they liked the demo” | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-03-04T09:00 Acme still waits for your follow-up. Last note: “they liked the demo” | [Done] [Snooze 1 h] [Tomorrow]
bot   to max @2026-03-06T09:00 Acme (D-5, Ana Reyes) was due for a follow-up on Tue 3 March; nothing since. | [Show]
