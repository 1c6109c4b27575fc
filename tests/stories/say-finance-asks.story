# what finance asks and says: who is how late, half of it promised, who promised, and a write-off once
world small
at    2026-02-02 09:00
fin   invoice new D-6 1000 due=2026-02-10
skip
fin   Acme will pay half on friday and the rest at month end
bot   The first half is noted; the rest can be promised once it is paid. | INV-7: Acme promised €600 for Fri 6 February. The other €600
skip
fin   鼎砺说下周五付一半
bot   INV-8: 鼎砺机械 promised ¥500 for Fri 13 February.
skip
fin   who promised to pay
bot   Promises to pay (2)
fin   broken promises
bot   Nobody has promised to pay.
fin   cash forecast
bot   There is no forecast yet. What customers have promised: | Promises to pay (2)
fin   what falls due next week
bot   Open invoices, due from Mon 9 February, due by Sun 15 February (1)
fin   下周哪些发票到期
bot   Open invoices, due from Mon 9 February, due by Sun 15 February (1)
fin   下个月到期的发票
bot   Open invoices, due from Sun 1 March, due by Tue 31 March (1)
