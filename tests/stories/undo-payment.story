# a payment is taken back, and the invoice is open again
world small
at    2026-03-02 08:00
fin   payment INV-7 1200
bot   to ana Acme: INV-7: €1,200 came in, nothing is open.
bot   INV-7: €1,200 came in, nothing is open. | [Undo]
fin   presses Undo
bot   to ana Fin Hale took back the payment of INV-7 Acme.
bot   Undone: the payment of INV-7 Acme.
fin   invoice show INV-7
bot   INV-7 €1,200  [overdue] | [Payment] [Promise] [Remind me]
fin   payment INV-7
bot   to ana Acme: INV-7: €1,200 came in, nothing is open.
bot   INV-7: €1,200 came in, nothing is open. | [Undo]
fin   undo
bot   to ana Fin Hale took back the payment of INV-7 Acme.
bot   Undone: the payment of INV-7 Acme.
sleep 2d
bot   to ana @2026-03-03T09:00 INV-7 Acme was due Sun 1 March. Not seen yet: ask, or note a promise. | [Promise] [Remind me]
