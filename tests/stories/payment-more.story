# who owns the customer hears all that came in, and what of it is left over
world small
at    2026-02-02 09:00
fin   payment Acme 1500
bot   INV-7: €1,200 came in, nothing is open. | In all €1,500, received from Acme on Mon 2 February. | €300 is kept as credit of Acme for the next invoice.
bot   to ana Acme: INV-7: €1,200 came in, nothing is open. In all €1,500 came in; €300 is kept as credit.
fin   payment Acme 50
bot   In all €50, received from Acme on Mon 2 February. | €50 is kept as credit
bot   to ana Acme: €50 came in and is kept as credit.
fin   invoice new D-6 500
bot   INV-8
fin   invoice new D-6 400
bot   INV-9
fin   payment 鼎砺机械 1000
bot   In all ¥1,000
bot   to bo 鼎砺机械 INV-8：到账 ¥500，已收清。
bot   to bo 鼎砺机械 INV-9：到账 ¥400，已收清。共到账 ¥1,000，其中 ¥100 记为余款。
