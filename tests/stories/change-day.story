# where a day was read it can be changed: one that answered a question, and one that nobody said
world small calm
at    2026-03-02 09:00
ana   note D-5 they liked the demo
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   friday at 10am
bot   D-5 Acme: next touch Fri 6 March 10:00. | [Change] [Undo]
ana   presses Change
bot   What shall be different in the next touch of Acme? | [Save]
ana   fills when=2026-03-05
bot   D-5 Acme: next touch Thu 5 March. | [Change] [Undo]
fin   please invoice D-5 800 euros
bot   INV-8: €800 for Acme, due Wed 1 April. | [Change]
fin   presses Change
bot   What shall be different in the invoice INV-8 Acme? | [Save]
fin   fills due=2026-04-15
bot   €800 for Acme, due Wed 15 April.
