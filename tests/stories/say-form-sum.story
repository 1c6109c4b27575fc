# a whole sentence, where a form asks for the day alone: the sum in it is kept
world small
at    2026-03-02 09:00
ana   promise INV-7
bot   INV-7 Acme: when? Say the day they will pay
ana   Acme promised 500 on 20 March
bot   INV-7: Acme promised €500 for Fri 20 March. The other €700 I go on chasing.
ana   undo
bot   Undone
ana   promise INV-7
bot   INV-7 Acme: when? Say the day they will pay
ana   Acme will pay 400 on 20 March
bot   INV-7: Acme promised €400 for Fri 20 March. The other €800 I go on chasing.
ana   undo
bot   Undone
ana   promise INV-7
bot   INV-7 Acme: when? Say the day they will pay
ana   Acme promised friday the 20th
bot   INV-7: Acme promised €1,200 for Fri 20 March.
ana   undo
bot   Undone
ana   language zh
bot   中文
ana   promise INV-7
bot   INV-7 Acme：什么时候？请说承诺付款日
ana   Acme答应3月20号付500
bot   INV-7：Acme 承诺付款 €500，3月20日（周五）。
ana   撤销
bot   已撤销
ana   promise INV-7
bot   INV-7 Acme：什么时候？请说承诺付款日
ana   Acme说3月20号付300
bot   INV-7：Acme 承诺付款 €300，3月20日（周五）。
ana   撤销
bot   已撤销
ana   promise INV-7
bot   INV-7 Acme：什么时候？请说承诺付款日
ana   Acme可能3月20号付300
bot   已记入 D-5 Acme
