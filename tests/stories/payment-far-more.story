# a sum that is many times what they owe may be a slip of the pen: it is asked once, a button books it
world small
at    2026-03-02 08:00
fin   500k in from Acme
bot   €500,000 is many times the €1,200 that Acme owes; nothing was booked | [Book €500,000 for Acme]
fin   presses Book €500,000 for Acme
bot   to ana Acme: INV-7: €1,200 came in, nothing is open. In all €500,000 came in; €498,800 is kept as credit.
bot   INV-7: €1,200 came in, nothing is open. | In all €500,000, received from Acme on Mon 2 March. | €498,800 is kept as credit
fin   undo
bot   to ana Fin Hale took back
bot   Undone
fin   payment INV-7 3601 on=2026-03-01 memo="March"
bot   €3,601 is many times the €1,200 that Acme owes; nothing was booked | [Book €3,601 for INV-7]
fin   presses Book €3,601 for INV-7
bot   to ana Acme: INV-7: €1,200 came in, nothing is open.
bot   INV-7: €1,200 came in | In all €3,601, received from Acme on Sun 1 March.
fin   undo
bot   to ana Fin Hale took back
bot   Undone
fin   payment Acme 3600
bot   to ana Acme: INV-7: €1,200 came in, nothing is open.
bot   In all €3,600, received from Acme on Mon 2 March.
fin   payment Acme 9000
bot   In all €9,000, received from Acme on Mon 2 March. | €9,000 is kept as credit
bot   to ana Acme: €9,000 came in and is kept as credit.
fin   invoice new D-6 500
bot   INV-8
fin   language zh
bot   中文
fin   鼎砺到账50万
bot   ¥500,000 远超鼎砺机械的未收 ¥500，没有登记 | [登记 ¥500,000，鼎砺机械]
