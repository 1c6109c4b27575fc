# an invoice that is changed at once keeps its number; a number that was taken back says so
world small calm
at    2026-03-02 09:00
fin   invoice Acme 800, due 30 April
bot   INV-8: €800 for Acme, due Thu 30 April. | [Change] [Undo]
fin   presses Change
bot   What shall be different in the invoice INV-8 Acme? | [Save]
fin   fills amount=900 about=D-5
bot   INV-8: €900 for Acme, due Thu 30 April. | [Change] [Undo]
fin   INV-8
bot   INV-8 €900  [open]
fin   undo
bot   Undone: the correction of the invoice INV-8 Acme.
fin   INV-8
bot   INV-8 €800  [open]
fin   undo
bot   Undone: the invoice INV-8 Acme.
fin   INV-8
bot   INV-8 €800  [undone] | Undone on Mon 2 March
