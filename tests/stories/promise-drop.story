# a promise that does not hold is taken back, and it is chased as before; where there is none, that is said
world small
at    2026-03-02 09:00
fin   Acme promised 500 on friday
bot   to ana Fin Hale noted: INV-7: Acme promised €500 for Fri 6 March.
bot   INV-7: Acme promised €500 for Fri 6 March. The other €700 I go on chasing.
fin   cancel Acme's payment plan
bot   to ana Fin Hale noted: INV-7: the promise of €500 for Fri 6 March is off; it is chased as before. | [Show]
bot   INV-7: the promise of €500 for Fri 6 March is off; it is chased as before. | [Undo]
fin   undo
bot   to ana Fin Hale took back that the promise to pay INV-7 Acme is off. | promised for Fri 6 March
bot   Undone: that the promise to pay INV-7 Acme is off. | Now INV-7: €1,200, due Sun 1 March, nothing is paid, promised for Fri 6 March.
fin   Acme答应付款是假的
bot   to ana is off; it is chased as before.
bot   INV-7: the promise of €500 for Fri 6 March is off; it is chased as before.
ana   Acme's promise isn't real
bot   No promise stands for INV-7 Acme; nothing was changed
# of several open invoices the one that a promise stands for
fin   invoice Acme 300
bot   INV-8
fin   promise INV-8 2026-03-10
bot   to ana INV-8
bot   INV-8: Acme promised €300 for Tue 10 March.
fin   取消Acme的付款承诺
bot   to ana INV-8
bot   INV-8: the promise of €300 for Tue 10 March is off
# rumours and questions change nothing
fin   promise INV-8 2026-03-10
bot   to ana INV-8
bot   INV-8: Acme promised €300
ana   Dan says Acme's promise isn't real
bot   Noted on D-5 Acme
# said of its paper, in other words
fin   Acme's payment plan is cancelled
bot   to ana INV-8
bot   INV-8: the promise of €300 for Tue 10 March is off
fin   Acme的付款计划取消了吗
bot   Acme
fin   promise INV-8 2026-03-10
bot   to ana INV-8
bot   INV-8: Acme promised €300
fin   Acme的付款计划取消
bot   to ana INV-8
bot   INV-8: the promise of €300 for Tue 10 March is off
