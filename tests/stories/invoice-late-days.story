# how late is said with the list, and what is paid or asked for already is not written off
world small
at    2026-04-15 09:00
fin   invoice new D-5 100 due=2026-05-01
bot   INV-8
fin   overdue more than 30 days
bot   Overdue invoices, at least 30 days late (1)
fin   逾期超过90天的
bot   Overdue invoices, at least 90 days late: none.
fin   overdue
bot   Overdue invoices (1)
fin   write off INV-7
skip 3
fin   write off INV-7
bot   AP-1 already asks: Write-off €1,200
fin   payment INV-8 100
skip 2
fin   write off INV-8
bot   INV-8 is paid: there is nothing to write off
