# each payment that a message tells of is booked, or asked about
world small
at    2026-03-02 09:00
fin   invoice Acme 300
bot   INV-8: €300 for Acme
fin   invoice 鼎砺 500
bot   INV-9: ¥500 for 鼎砺机械
fin   INV-7 and INV-8 paid
bot   Nothing was booked: how much came in for each? | [INV-7 Acme €1,200] [INV-8 Acme €300]
fin   presses INV-8 Acme €300
bot   INV-8: €300 came in, nothing is open.
bot   to ana Acme: INV-8: €300 came in, nothing is open.
fin   INV-7和INV-9都付了
bot   Nothing was booked: how much came in for each? | [INV-7 Acme €1,200] [INV-9 鼎砺机械 ¥500]
fin   Acme and 鼎砺 both paid in full
bot   Nothing was booked: how much came in for each? | [INV-7 Acme €1,200] [INV-9 鼎砺机械 ¥500]
fin   鼎砺昨天到200，今天又到100
bot   INV-9: ¥200 came in, ¥300 still open. | INV-9: ¥100 came in, ¥200 still open. | on Mon 2 March
bot   to bo 鼎砺机械 INV-9：到账 ¥200，未收 ¥300。
bot   to bo 鼎砺机械 INV-9：到账 ¥100，未收 ¥200。
fin   Acme 200 yesterday and 300 today came in
bot   INV-7: €200 came in, €1,000 still open. | INV-7: €300 came in, €700 still open. | on Mon 2 March
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   to ana Acme: INV-7: €300 came in, €700 still open.
fin   Acme paid 150 and then another 120
bot   INV-7: €150 came in, €550 still open. | INV-7: €120 came in, €430 still open.
bot   to ana Acme: INV-7: €150 came in, €550 still open.
bot   to ana Acme: INV-7: €120 came in, €430 still open.
