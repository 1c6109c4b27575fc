# paid in full: the sum that is open is proposed, of several each and all; nobody's name: of the last on hand
world small
at    2026-03-02 09:00
fin   Acme paid in full
bot   INV-7: all of it, €1,200? | [All of it, €1,200]
fin   never mind
bot   Cancelled, nothing was done.
fin   全付清了
bot   INV-7: all of it, €1,200? | [All of it, €1,200]
fin   never mind
bot   Cancelled, nothing was done.
fin   INV-7
bot   INV-7 €1,200  [overdue] | [Payment] [Promise] [Remind me]
fin   全付清了
bot   INV-7: all of it, €1,200? | [All of it, €1,200]
fin   never mind
bot   Cancelled, nothing was done.
fin   invoice new D-6 5000 due=2026-04-01
bot   INV-8: ¥5,000 for 鼎砺机械, due Wed 1 April. | [Show] [Undo]
fin   invoice new D-6 50000 due=2026-04-01
bot   INV-9: ¥50,000 for 鼎砺机械, due Wed 1 April. | [Show] [Undo]
fin   鼎砺会全部付清
bot   鼎砺机械 has 2 open invoices: which one? | [INV-8 ¥5,000, due Wed 1 April]
fin   never mind
bot   Cancelled, nothing was done.
fin   鼎砺付清了
bot   鼎砺机械 has 2 open invoices: which one? | [All 2, ¥55,000] [INV-8 ¥5,000, due Wed 1 April]
fin   presses All 2, ¥55,000
bot   to bo 鼎砺机械 INV-8：到账 ¥5,000，已收清。 | [查看]
bot   to bo 鼎砺机械 INV-9：到账 ¥50,000，已收清。 | [查看]
bot   INV-8: ¥5,000 came in, nothing is open. | [Undo]
fin   undo
bot   to bo Fin Hale 撤回了 INV-8 鼎砺机械等 2 项的回款。
bot   Undone: the payment of INV-8 鼎砺机械 and 1 more.
fin   D-6
bot   D-6 ¥480,000  [Qualified]
fin   付清了
bot   鼎砺机械 has 2 open invoices: which one? | [All 2, ¥55,000] [INV-8 ¥5,000, due Wed 1 April]
fin   presses INV-8 ¥5,000, due Wed 1 April
bot   to bo 鼎砺机械 INV-8：到账 ¥5,000，已收清。 | [查看]
bot   INV-8: ¥5,000 came in, nothing is open. | [Undo]
fin   Acme paid
bot   INV-7: how much came in?
ana   Acme paid in full
bot   Only CFO or finance may record payments: Carla Voss, Fin Hale
ana   paid in full
bot   Only CFO or finance may record payments: Carla Voss, Fin Hale
fin   #finance 付清了
nothing
