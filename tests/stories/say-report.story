# figures in words: what one sees, by what was asked
world small
at    2026-03-02 09:00
ana   how is the pipeline?
bot   Open deals by stage | [The deals] [By owner]
bo    按负责人统计商机
bot   按负责人统计进行中的商机 | [商机列表]
max   pipeline by owner
bot   Open deals by owner | [The deals]
max   who is busiest?
bot   Open deals by owner | [The deals]
mei   谁最忙？
bot   按负责人统计进行中的商机 | [商机列表]
max   who has the most open deals
bot   Open deals by owner | [The deals]
mei   谁手上单子最多
bot   按负责人统计进行中的商机 | [商机列表]
fin   账龄
bot   What is owed, by days late | [Overdue]
fin   who owes us money?
bot   What is owed, by customer | [The invoices]
fin   Acme paid 200 on INV-7
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   INV-7: €200 came in, €1,000 still open. | [Change] [Undo]
fin   cash this month
bot   Money received, Sun 1 March – Tue 31 March
ana   won D-5 signed on the spot signed_on=today amount=4000 invoice_on=+7d
bot   #sales Acme won, €4,000 by Ana Reyes | [Won]
bot   D-5 Acme is won, €4,000, signed Mon 2 March. | [Show] [Undo]
fin   overdue by owner
bot   Overdue by owner | [The invoices]
max   deals stuck for more than 3 days
bot   No deal has been in its stage for 3 days.
max   deals without a touch for 20 days
bot   Every deal was spoken to within 20 days.
max   won this month
bot   Won deals, Sun 1 March – Tue 31 March
max   conversion this quarter
bot   Deals won of those closed, Thu 1 January – Tue 31 March
ana   Acme promised to pay INV-7 by friday
bot   INV-7: Acme promised €1,000 for Fri 6 March. Until then I do not chase it. | [Change] [Undo]
fin   promises this week
bot   Promises to pay (1)
ana   report
bot   Reports:
fin   DSO
bot   Days sales outstanding, Wed 3 December 2025 – Mon 2 March | €1,000       75.0
ana   send me my agenda every workday at 8:30
bot   R-1: “agenda” comes every working day 08:30, first on Tue 3 March. | [Show it now]
bo    应收周转天数
bot   期间没有开票，也没有应收。
