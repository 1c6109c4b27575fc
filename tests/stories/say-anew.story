# what is taken back in one breath is done as it was said anew, and only so
world small
at    2026-02-02 09:00
fin   Acme paid 200, no wait, 300
bot   to ana Acme: INV-7: €300 came in
bot   INV-7: €300 came in, €900 still open. | Received from Acme on Mon 2 February. | [Change] [Undo]
fin   Acme回款200，不对，是100
bot   to ana Acme: INV-7: €100 came in
bot   INV-7: €100 came in, €800 still open.
