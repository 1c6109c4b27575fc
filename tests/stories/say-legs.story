# one deed of money in two legs: the plain is done, the rest is named
world small
at    2026-03-02 09:00
fin   Acme paid 500 on 27 February and 300 today
bot   to ana Acme: INV-7: €500 came in, €700 still open.
bot   INV-7: €500 came in, €700 still open. | INV-7: €300 came in, €400 still open.
bot   to ana Acme: INV-7: €300 came in, €400 still open.
fin   undo
bot   to ana Fin Hale took back the payment of INV-7 Acme.
bot   Undone: the payment of INV-7 Acme.
fin   Acme paid 500 of the 1.2k, rest next week
bot   to ana Acme: INV-7: €500 came in, €700 still open.
bot   INV-7: €500 came in, €700 still open. | Not noted yet: “rest next week”. | [They promised it for Fri 13 March] [Change] [Undo]
fin   presses They promised it for Fri 13 March
bot   INV-7: Acme promised €700 for Fri 13 March. Until then I do not chase it.
bot   to ana Fin Hale noted: INV-7: Acme promised €700 for Fri 13 March.
ana   Acme will pay 400 on friday and the rest end of month
bot   INV-7: Acme promised €400 for Fri 6 March. The other €300 I go on chasing. | Not noted: “the rest end of month”. An invoice holds one promise at a time. | [Remind me of the rest, Tue 31 March]
ana   invoice Acme 2k now and the rest on 15 april
bot   INV-8: €2,000 for Acme, due Wed 1 April. | It belongs to D-5. | Not issued yet: “the rest on 15 april”. | [Show] [Remind me of the rest, Wed 15 April]
ana   presses Remind me of the rest, Wed 15 April
bot   R-1: I will remind you Wed 15 April 09:00: invoice Acme: the rest on 15 april
ana   Acme wants it in two phases: 3k now, 1k next year
bot   Two sums at two times; nothing was changed. What is D-5 Acme worth? | [In all €4,000] [€3,000] [€1,000]
ana   cancel
bot   Cancelled
bo    鼎砺开票10万,剩下的4月15日
bot   INV-9：鼎砺机械，¥100,000，4月1日（周三）到期。 | 归入 D-6。 | 尚未开票：“剩下的4月15日”。 | [查看] [4月15日（周三）提醒我其余部分]
bo    鼎砺说这周五付5万,剩下的月底
bot   INV-9：鼎砺机械承诺付款 ¥50,000，3月6日（周五）。其余 ¥50,000 照常催款。 | 没有记录：“剩下的月底”。
fin   鼎砺10万里先到了4万,剩下下周
bot   to bo 鼎砺机械 INV-9：到账 ¥40,000，未收 ¥60,000。
bot   INV-9: ¥40,000 came in, ¥60,000 still open. | Not noted yet: “剩下下周”.
fin   鼎砺付了6万,其中1万是预付下一单的
bot   to bo 鼎砺机械 INV-9：到账 ¥60,000，已收清。
bot   INV-9: ¥60,000 came in, nothing is open. | Not done: “其中1万是预付下一单的”. Say it by itself.
