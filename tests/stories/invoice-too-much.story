# more than a deal is worth is said with both sums before it is invoiced
world small
at    2026-03-02 09:00
ana   invoice Acme 2500, due 30 April
bot   INV-8: €2,500 for Acme, due Thu 30 April. | It belongs to D-5.
ana   invoice Acme 1k, due 30 April
bot   D-5 Acme is worth €4,000; with this one €4,700 would be invoiced; nothing was issued | [Invoice €1,000 all the same]
ana   invoice Acme 300, due 30 April
bot   INV-9: €300 for Acme, due Thu 30 April. | It belongs to D-5.
ana   no, 500
bot   INV-9: €500 for Acme, due Thu 30 April. | It belongs to D-5.
ana   invoice new D-5 100
bot   D-5 Acme is worth €4,000; with this one €4,300 would be invoiced; nothing was issued | [Invoice €100 all the same]
ana   presses Invoice €100 all the same
bot   INV-10: €100 for Acme, due Wed 1 April.
bo    鼎砺开票50万
bot   D-6 鼎砺机械 金额 ¥480,000，加上这张共开票 ¥500,000，没有开票 | [仍然开票 ¥500,000]
bo    presses 仍然开票 ¥500,000
bot   INV-11：鼎砺机械，¥500,000，4月1日（周三）到期。
