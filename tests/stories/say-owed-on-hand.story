# money and promises that name nobody are of the invoice on hand; a sum behind a button
world small
at    2026-03-04 09:00
fin   INV-7
bot   INV-7 €1,200  [overdue] | [Payment] [Promise] [Remind me]
fin   rest promised for fri
bot   to ana Fin Hale noted: INV-7: Acme promised €1,200 for Fri 6 March. Until then I do not chase it.
bot   INV-7: Acme promised €1,200 for Fri 6 March. Until then I do not chase it.
fin   they'll pay half friday
bot   to ana Fin Hale noted: INV-7: Acme promised €600 for Fri 6 March. The other €600 I go on chasing.
bot   INV-7: Acme promised €600 for Fri 6 March. The other €600 I go on chasing.
fin   undo
bot   to ana Fin Hale took back the promise to pay INV-7 Acme.
bot   Undone: the promise to pay INV-7 Acme.
fin   invoice new D-6 50000 due=2026-04-01
bot   INV-8: ¥50,000 for 鼎砺机械, due Wed 1 April.
fin   invoice new D-6 5000 due=2026-04-01
bot   INV-9: ¥5,000 for 鼎砺机械, due Wed 1 April.
fin   INV-8
bot   INV-8 ¥50,000  [open] | [Payment] [Promise] [Remind me]
fin   到了2万
bot   Not done yet. Shall I record payments: Amount 20000; Invoice INV-8? | [Yes, do it]
fin   presses Yes, do it
bot   to bo 鼎砺机械 INV-8：到账 ¥20,000，未收 ¥30,000。
bot   INV-8: ¥20,000 came in, ¥30,000 still open. | [Undo]
fin   付清了
bot   INV-8: all of it, ¥30,000?
fin   never mind
bot   Cancelled, nothing was done.
fin   D-6
bot   D-6 ¥480,000  [Qualified]
fin   到了1万
bot   鼎砺机械 has 2 open invoices: which one?
fin   #finance 到了1万
ana   INV-7
bot   INV-7 €1,200  [overdue] | [Promise] [Remind me]
ana   they will pay friday
bot   INV-7: Acme promised €1,200 for Fri 6 March. Until then I do not chase it.
