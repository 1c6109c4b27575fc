# what was invoiced in a month: by the day that an invoice bears, paid or not
world small
at    2026-03-02 09:00
fin   invoice Acme 300 due 30 April
bot   INV-8: €300 for Acme
fin   INV-8 paid 300
bot   INV-8: €300 came in, nothing is open.
bot   to ana Acme: INV-8: €300 came in, nothing is open.
fin   本月开了多少发票
bot   Invoices issued, from Sun 1 March, until Tue 31 March (1) | INV-8
fin   how many invoices did we issue in december
bot   Invoices issued, from Mon 1 December 2025, until Wed 31 December 2025: none.
