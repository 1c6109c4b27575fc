# money in parts, too much of it, and the credit that is left
world small
at    2026-03-02 08:00
fin   payment INV-7 200
bot   to ana Acme: INV-7: €200 came in, €1,000 still open. | [Show]
bot   INV-7: €200 came in, €1,000 still open. | [Undo]
again
fin   payment INV-7 0
bot   A payment is more than zero
fin   payment Acme 1500
bot   to ana Acme: INV-7: €1,000 came in, nothing is open.
bot   INV-7: €1,000 came in, nothing is open. | [Undo]
fin   payment INV-7 10
bot   INV-7 is paid already
fin   invoice new D-5 800 due=2026-04-15
bot   INV-8: €800 for Acme, due Wed 15 April. | [Use the credit] [Show] [Undo]
fin   credit use INV-8
bot   INV-8: €500 of credit used, €300 still open. | [Undo]
fin   invoice list
bot   Open invoices (1)
fin   payment INV-8
bot   to ana Acme: INV-8: €300 came in, nothing is open.
bot   INV-8: €300 came in, nothing is open. | [Undo]
sleep 60d
# a seller hears of the credit, and finds no button that they may not press
fin   payment Acme 2000
bot   to ana Acme: €2,000 came in and is kept as credit.
bot   In all €2,000, received from Acme
ana   invoice new D-5 900 due=2026-05-16
bot   to fin Ana Reyes issued INV-9: €900 for Acme, due Sat 16 May. | €2,000 of credit from earlier payments waits. | [Use the credit] [Show]
bot   INV-9: €900 for Acme, due Sat 16 May. | €2,000 of credit from earlier payments waits. | Told, to use it for this: Fin Hale. | [Show] [Undo]
fin   Acme paid the rest
bot   INV-9: how much came in? | [All of it, €900] [Use the credit] [Cancel]
fin   presses Use the credit
bot   INV-9: €900 of credit used, paid in full.
