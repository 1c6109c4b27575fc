# money on two days of the week is two payments, each on its day; what was sent is paid
world small
at    2026-03-11 09:00
fin   invoice 鼎砺 500
bot   INV-8: ¥500 for 鼎砺机械
fin   鼎砺周一到账200，周二到账100
bot   INV-8: ¥200 came in, ¥300 still open. | on Mon 9 March | INV-8: ¥100 came in, ¥200 still open. | on Tue 10 March
bot   to bo 鼎砺机械 INV-8：到账 ¥200，未收 ¥300。
bot   to bo 鼎砺机械 INV-8：到账 ¥100，未收 ¥200。
fin   Acme paid 300 monday and 500 tuesday
bot   INV-7: €300 came in, €900 still open. | on Mon 9 March | INV-7: €500 came in, €400 still open. | on Tue 10 March
bot   to ana Acme: INV-7: €300 came in, €900 still open.
bot   to ana Acme: INV-7: €500 came in, €400 still open.
fin   Acme sent €200 on monday
bot   INV-7: €200 came in, €200 still open. | on Mon 9 March
bot   to ana Acme: INV-7: €200 came in, €200 still open.
fin   Acme sent 200 samples on monday
bot   Nothing was booked
