# a question about a payment that is answered later, when its invoice is paid, loses no money
world small
at    2026-03-02 09:00
ana   invoice Acme 800, due 30 April
bot   INV-8: €800 for Acme, due Thu 30 April. | [Show] [Change] [Undo]
fin   Acme paid 500 today
bot   Acme has 2 open invoices: which one? | [Save]
fin   payment INV-8
bot   to ana Acme: INV-8: €800 came in, nothing is open.
bot   INV-8: €800 came in, nothing is open. | [Undo]
fin   presses INV-8 €800, due Thu 30 April
bot   INV-8 is paid already | €500 was not booked | [Book €500 for Acme]
fin   presses Book €500 for Acme
bot   to ana Acme: INV-7: €500 came in, €700 still open.
bot   INV-7: €500 came in, €700 still open.
# it books for that customer, whatever was noted beside it
fin   payment INV-8 300 memo="wire 4711"
bot   INV-8 is paid already | €300 was not booked | [Book €300 for Acme]
fin   presses Book €300 for Acme
bot   to ana Acme: INV-7: €300 came in
bot   INV-7: €300 came in, €400 still open.
