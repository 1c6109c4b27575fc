# what is owed, with the filter that was said; what cannot be had is said
world small
at    2026-03-02 09:00
fin   who owes us more than 30 days
bot   Overdue by customer, at least 30 days late: none.
fin   逾期超过10天的
bot   Overdue invoices, at least 10 days late: none.
fin   overdue invoices over 5k
bot   Overdue invoices, 5000 or more: none.
fin   which invoices are due next week
bot   Open invoices, due from Mon 9 March, due by Sun 15 March: none.
fin   how much does Acme owe
bot   Open invoices (1)
fin   恒力还欠多少
bot   No customer is called 恒力
fin   biggest debtors
bot   Largest sums first, each currency by itself. | What is owed, by customer
fin   overdue in dollars
bot   All currencies are shown.
fin   aging for Acme
bot   Open invoices (1)
