# lists in the order of their sums or days, and the first so many of them; each currency by itself
world small
at    2026-03-02 09:00
max   top 1 deal by amount
bot   Open deals, largest first
max   deal list all order=small top=1
bot   Open deals, smallest first
max   deal list all order=wide
bot   There is no order "wide"
fin   3 biggest overdue invoices
bot   Overdue invoices, largest first
bo    最大的商机
bot   进行中的商机，金额从大到小（1）
ana   oldest leads
bot   Leads, oldest first
ana   our biggest deal is at risk
bot   I do not know
