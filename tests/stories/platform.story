# the platform loses an answer, is busy, says no: nothing is said twice, nothing is lost
world small calm
at    2026-03-02 09:00
platform loses 1
ana   note D-5 one
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
sleep 5min
platform busy 1min
ana   note D-5 two
sleep 5min
bot   to ana @2026-03-02T09:06 Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
platform refuses 1
ana   note D-5 three
sleep 5min
ana   deal show D-5
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
