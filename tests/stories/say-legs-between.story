# on a Wednesday "and friday" is to come, or was: the second sum is never dropped, however small
world small
at    2026-03-04 09:00
fin   Acme paid 100 monday and 50 friday
bot   to ana Acme: INV-7: €100 came in, €1,100 still open.
bot   INV-7: €100 came in, €1,100 still open. | Not noted yet: “50 friday”. | [They promised it for Fri 6 March] [They paid it Fri 27 February]
fin   presses They paid it Fri 27 February
bot   to ana Acme: INV-7: €50 came in, €1,050 still open.
bot   INV-7: €50 came in, €1,050 still open.
fin   Acme paid 200 monday and 60 yesterday
bot   to ana Acme: INV-7: €200 came in, €850 still open.
bot   INV-7: €200 came in, €850 still open. | INV-7: €60 came in, €790 still open.
bot   to ana Acme: INV-7: €60 came in, €790 still open.
fin   invoice 鼎砺 50000
bot   INV-8: ¥50,000 for 鼎砺机械
fin   鼎砺周一付了1000，周五付了500
bot   to bo 鼎砺机械 INV-8：到账 ¥1,000，未收 ¥49,000。
bot   INV-8: ¥1,000 came in, ¥49,000 still open. | Not noted yet: “周五付了500”. | [They paid it Fri 27 February]
