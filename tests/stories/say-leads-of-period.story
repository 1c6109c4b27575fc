# leads of a week or a month: those that came in then, whatever became of them, and the answer names the time
world small calm
at    2026-03-03 10:00
ana   lead new Kestrel phone=13900139000 source=fair
bot   L-4 Kestrel is yours. When is the next touch?
ana   new leads this week
bot   Leads that came in, Mon 2 March – Sun 8 March (2) | L-4   Kestrel
ana   leads last month
bot   Leads that came in, Sun 1 February – Sat 28 February: none.
bo    本周新线索
bot   新增线索，3月2日（周一） – 3月8日（周日）
ana   lead list all until=2026-02-28
bot   Leads that came in, until Sat 28 February: none.
ana   lead list
bot   Leads (2)
at    2026-03-20 10:00
ana   new leads this week
bot   Leads that came in, Mon 16 March – Sun 22 March: none.
ana   new leads this month
bot   Leads that came in, Sun 1 March – Tue 31 March (2) | L-4   Kestrel
