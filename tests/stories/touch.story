# a follow-up is noted, the next touch is asked for, and it comes when it is due
world small calm
at    2026-03-02 09:00
ana   note D-5 they liked the demo
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   presses Tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
sleep 1d
bot   to ana @2026-03-03T09:00 Touch Acme today. Last note: “they liked the demo” | [Done] [Snooze 1 h] [Tomorrow]
ana   note D-5 sent them the offer next=+2d
bot   Noted on D-5 Acme; next touch Thu 5 March. | [Undo]
sleep 2d
bot   to ana @2026-03-05T09:00 Touch Acme today. Last note: “sent them the offer” | [Done] [Snooze 1 h] [Tomorrow]
ana   presses Done
bot   What was said or done? | [Save]
ana   fills text="she wants to see it run"
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 1 week] [Undo]
ana   presses Next Monday
bot   D-5 Acme: next touch Mon 9 March. | [Undo]
sleep 5d
bot   to ana @2026-03-09T09:00 Touch Acme today. Last note: “she wants to see it run” | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-03-10T09:00 Acme still waits for your touch. Last note: “she wants to see it run” | [Done] [Snooze 1 h] [Tomorrow]
