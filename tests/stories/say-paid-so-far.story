# what a customer has paid, what is open and which credit waits: asked in any way, answered whole
world small
at    2026-03-02 09:00
fin   how much did Acme pay so far?
bot   Acme: no payment is recorded. | €1,200 is open. | No credit waits. | [Open invoices]
fin   Acme paid 500
bot   INV-7: €500 came in, €700 still open. | Received from Acme on Mon 2 March.
bot   to ana Acme: INV-7: €500 came in
fin   what has Acme paid?
bot   Acme: €500 paid, on Mon 2 March. | €700 is open. | No credit waits.
fin   does Acme have credit left?
bot   Acme: €500 paid, on Mon 2 March. | No credit waits.
fin   Acme paid 1000
bot   €300 is kept as credit of Acme for the next invoice.
bot   to ana Acme: INV-7
fin   how much did they pay so far?
bot   Acme: €1,500 paid in 2 payments, the last €1,000 on Mon 2 March. | Nothing is open. | €300 of credit waits.
fin   does Acme have credit left?
bot   €300 of credit waits.
fin   Acme一共付了多少
bot   Acme: €1,500 paid in 2 payments
fin   Acme还有余额吗
bot   €300 of credit waits.
fin   how much did Acme pay in february
bot   Acme, Sun 1 February – Sat 28 February: no payment is recorded. | Nothing is open.
fin   invoice Acme 900
bot   INV-8: €900 for Acme
fin   how much credit does Acme have
bot   €900 is open. | €300 of credit waits. | [Use the credit for INV-8]
fin   presses Use the credit for INV-8
bot   INV-8: €300 of credit used, €600 still open.
# what is yet to be paid is what is owed
fin   how much does Acme still have to pay
bot   Open invoices (1) | INV-8
fin   Acme还要付多少
bot   Open invoices (1) | INV-8
# a colleague's words in their language
bo    鼎砺一共付了多少
bot   鼎砺机械：没有登记过回款。 | 没有未收发票。 | 没有余款。
