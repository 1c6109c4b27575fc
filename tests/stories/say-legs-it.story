# two legs of an invoice for whom was spoken of; and after an undo "them" is whose the invoice was
world small calm
at    2026-03-02 09:00
ana   Acme is won, 80,960
bot   First invoice on? | [Save]
ana   20 march, they said yes straight away
bot   #sales Acme won
bot   D-5 Acme is won, €80,960
ana   invoice them 50k now due 18 march and the other 30,960 in june
bot   INV-8: €50,000 for Acme, due Wed 18 March. | Not issued yet: “the other 30,960 in june”. | [Show] [Remind me of the rest, Mon 1 June] [Change] [Undo]
ana   undo
bot   Undone: the invoice INV-8 Acme.
ana   invoice them 50k now due 18 march, the rest in june
bot   INV-9: €50,000 for Acme, due Wed 18 March. | Not issued yet: “the rest in june”. | [Remind me of the rest, Mon 1 June]
ana   undo
bot   Undone: the invoice INV-9 Acme.
ana   invoice them 20k and 30k
bot   INV-10: €20,000 for Acme | Not done: “30k”. Say it by itself.
