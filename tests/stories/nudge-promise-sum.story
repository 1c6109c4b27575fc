# what they promised is as much as was said, and not the whole
world small
at    2026-03-02 09:00
fin   invoice new D-6 100000 due=2026-03-02
bot   INV-8: ¥100,000 for 鼎砺机械, due Mon 2 March. | [Show] [Undo]
sleep 1d
bot   to ana @2026-03-03T09:00 INV-7 Acme was due Sun 1 March.
bot   to bo @2026-03-03T09:00 INV-8 鼎砺机械
ana   presses Promise on INV-7
bot   INV-7 Acme: when? Say the day they will pay | [Tomorrow] [Next Monday] [Cancel]
ana   next fri 200
bot   INV-7: Acme promised €200 for Fri 13 March. The other €1,000 I go on chasing. | [Change] [Undo]
ana   promise INV-7
bot   INV-7 Acme: when? Say the day they will pay
ana   500 on friday and the rest end of month
bot   INV-7: Acme promised €500 for Fri 6 March. The other €700 I go on chasing. | Not taken: “the rest end of month”.
bo    presses 客户承诺 on INV-8
bot   INV-8 鼎砺机械：什么时候？请说承诺付款日 | [明天] [下周一] [取消]
bo    月底付一半
bot   INV-8：鼎砺机械承诺付款 ¥50,000，3月31日（周二）。其余 ¥50,000 照常催款。 | [修改] [撤销]
bo    承诺付款 INV-8
bot   INV-8 鼎砺机械：什么时候？请说承诺付款日
bo    这周五付2万,剩下的月底
bot   INV-8：鼎砺机械承诺付款 ¥20,000，3月6日（周五）。其余 ¥80,000 照常催款。 | 没有记入：“剩下的月底”。
