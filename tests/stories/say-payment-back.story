# money that did not stay is taken back: asked about where it bounced, done where it is said
world small
at    2026-03-02 09:00
fin   Acme paid 300
bot   INV-7: €300 came in, €900 still open.
bot   to ana Acme: INV-7: €300 came in, €900 still open.
fin   the cheque bounced
bot   Nothing was undone yet. Is it the payment of INV-7 Acme? | [Undo that]
fin   reverse the Acme payment
bot   Undone: the payment of INV-7 Acme.
bot   to ana Fin Hale took back the payment of INV-7 Acme.
fin   the Acme cheque bounced
bot   Nothing was changed. A payment that came back is undone by who booked it, within 24 hours.
