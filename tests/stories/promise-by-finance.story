# a promise that finance notes is no follow-up of the seller's: their nudge stays, and they hear of the promise
world small calm
at    2026-03-02 08:00
fin   invoice new D-5 1200 due=2026-04-10
skip
fin   发票 D-6 500
skip
ana   touch D-5 2026-03-03
skip
sleep 26h
bot   to ana @2026-03-03T09:00 Follow up with Acme today. | [Done] [Snooze 1 h] [Tomorrow]
fin   promise INV-8 2026-03-20
bot   to ana Fin Hale noted: INV-8: Acme promised €1,200 for Fri 20 March. Until then I do not chase it. | [Show]
bot   INV-8: Acme promised €1,200 for Fri 20 March. Until then I do not chase it. | [Undo]
sleep 1d
bot   to ana @2026-03-04T09:00 Acme still waits for your follow-up. | [Done] [Snooze 1 h] [Tomorrow]
# money that finance books is none either
fin   payment INV-8 200
bot   to ana Acme: INV-8: €200 came in, €1,000 still open.
bot   INV-8: €200 came in, €1,000 still open. | [Undo]
ana   presses Tomorrow
bot   D-5 Acme: next touch Thu 5 March 09:00. | [Undo]
sleep 1d
bot   to ana @2026-03-05T09:00 Follow up with Acme today. | [Done] [Snooze 1 h] [Tomorrow]
# whoever holds the customer and notes it themselves has spoken with them
ana   promise INV-8 2026-03-24
bot   INV-8: Acme promised €1,000 for Tue 24 March. Until then I do not chase it. | [Undo]
card  D-5 to ana contains Followed up by Ana Reyes
fin   promise INV-9 2026-03-12 100
bot   to bo Fin Hale 记录：INV-9：鼎砺机械承诺付款 ¥100，3月12日（周四）。其余 ¥400 照常催款。 | [查看]
bot   INV-9: 鼎砺机械 promised ¥100 for Thu 12 March. The other ¥400 I go on chasing.
