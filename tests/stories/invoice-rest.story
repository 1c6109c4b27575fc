# how much an invoice is for: a button for what of the deal is not invoiced yet
world small calm
at    2026-03-02 09:00
ana   Acme is won, 4000
bot   First invoice on? | [Save]
ana   20 march, they said yes straight away
bot   #sales Acme won
bot   D-5 Acme is won, €4,000
ana   invoice new D-5
bot   D-5 Acme: how much to invoice? | [All of it, €4,000] [Cancel]
ana   1k
bot   INV-8: €1,000 for Acme, due Wed 1 April.
ana   D-5
bot   D-5 €4,000 | [Invoice the rest]
ana   presses Invoice the rest
bot   how much to invoice? | [The rest, €3,000] [Cancel]
ana   presses The rest, €3,000
bot   INV-9: €3,000 for Acme, due Wed 1 April. | [Show] [Undo]
ana   undo
bot   Undone: the invoice INV-9 Acme.
ana   now bill acme the rest, due end of june
bot   how much to invoice? | [The rest, €3,000] [Cancel]
ana   presses The rest, €3,000
bot   INV-10: €3,000 for Acme, due Tue 30 June.
