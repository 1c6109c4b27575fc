# money of a customer with several open invoices: exactly one of them, all of them, or it is asked which
world small
at    2026-03-02 09:00
ana   invoice Acme 800, due 30 April
bot   INV-8: €800 for Acme, due Thu 30 April. | [Show] [Change] [Undo]
fin   Acme paid 800
bot   to ana Acme: INV-8: €800 came in, nothing is open.
bot   INV-8: €800 came in, nothing is open. | [Change] [Undo]
fin   undo
bot   to ana Fin Hale took back the payment of INV-8 Acme.
bot   Undone: the payment of INV-8 Acme.
fin   Acme paid 500 today
bot   Acme has 2 open invoices: which one? | [Save]
fin   presses INV-8 €800, due Thu 30 April
bot   to ana Acme: INV-8: €500 came in, €300 still open.
bot   INV-8: €500 came in, €300 still open. | [Undo]
fin   undo
bot   to ana Fin Hale took back the payment of INV-8 Acme.
bot   Undone: the payment of INV-8 Acme.
fin   Acme paid
bot   Acme has 2 open invoices: which one? | [Save]
fin   Acme promised to pay on friday
bot   Acme has 2 open invoices: which one? | [Save]
fin   INV-7
bot   INV-7: Acme promised €1,200 for Fri 6 March. Until then I do not chase it. | [Undo]
bot   to ana Fin Hale noted: INV-7: Acme promised €1,200 for Fri 6 March. Until then I do not chase it. | [Show]
fin   Acme paid 2000
bot   to ana Acme: INV-7: €1,200 came in, nothing is open.
bot   INV-7: €1,200 came in, nothing is open. | [Change] [Undo]
bot   to ana Acme: INV-8: €800 came in, nothing is open.
