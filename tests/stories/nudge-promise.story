# an overdue invoice: what the customer promised is filled in where it is asked, in each reader's language
world small
at    2026-03-02 09:00
fin   invoice new D-6 100000 due=2026-03-02
bot   INV-8: ¥100,000 for 鼎砺机械, due Mon 2 March. | [Show] [Undo]
sleep 1d
bot   to ana @2026-03-03T09:00 INV-7 Acme was due Sun 1 March. Not seen yet: ask, or note a promise. | [Promise] [Remind me]
bot   to bo @2026-03-03T09:00 INV-8 鼎砺机械
ana   presses Promise on INV-7
bot   INV-7 Acme: when? Say the day they will pay | [Tomorrow] [Next Monday] [Cancel]
ana   fills on=2026-03-10
bot   INV-7: Acme promised €1,200 for Tue 10 March. Until then I do not chase it. | [Undo]
bo    presses 客户承诺 on INV-8
bot   INV-8 鼎砺机械：什么时候？请说承诺付款日 | [明天] [下周一] [取消]
card  "请说承诺付款日" to bo lacks （承诺付款日）
bo    fills on=2026-03-12
bot   INV-8：鼎砺机械承诺付款 ¥100,000，3月12日（周四）。在此之前不再催款。 | [撤销]
bo    presses 撤销
bot   已撤销：INV-8 鼎砺机械的付款承诺。
