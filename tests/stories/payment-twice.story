# one payment, said twice, is seen; two of one sum are both kept
world small
at    2026-03-02 08:00
fin   payment INV-7 300
bot   to ana Acme: INV-7: €300 came in, €900 still open.
bot   INV-7: €300 came in, €900 still open. | [Undo]
fin   payment INV-7 300
bot   to ana Acme: INV-7: €300 came in, €600 still open.
bot   PAY-1 of the same sum came that day already: undo, if it is the same. | [Undo]
fin   undo
bot   to ana Fin Hale took back
bot   Undone
fin   payment INV-7 300 on=2026-03-01
bot   to ana Acme: INV-7: €300 came in, €600 still open.
bot   Received from Acme on Sun 1 March. | [Undo]
