# an answer without its label; a close date of the deal that was spoken of; a question about whose it is
world small
at    2026-03-02 09:00
ana   move Acme to negotiation
bot   For Negotiation, D-5 Acme: Competitor (or none)? | [Save]
ana   the competitor is Kestrel
bot   For Negotiation, D-5 Acme: Discount sought (%)? | [Save]
ana   10%
bot   For Negotiation, D-5 Acme: Payment terms? | [Save]
ana   30 days
bot   D-5 Acme is in Negotiation since today, €4,000. | [To Contract] [Show] [Undo]
bo    推进鼎砺机械到报价
bot   进入“报价”还需要：预计成交日？ | [保存]
bo    who owns D-6?
bot   D-6 鼎砺机械：薄一，自 17:00 起（已确认需求）。
ana   who owns INV-7?
bot   INV-7 Acme: Ana Reyes since 09:00 (overdue).
ana   close 改到12月15日
bot   D-5 Acme: Close date Tue 15 December. | [Change] [Undo]
ana   close date is 15 May
bot   D-5 Acme: Close date Fri 15 May. | [Change] [Undo]
bo    鼎砺怎么样了
bot   D-6 ¥480,000  [已确认需求] | [记一笔] [推进] [提交审批]
bo    close 改到12月15日
bot   预计成交日：12月15日（周二）。D-6 鼎砺机械 进入“报价”还需要：报价单号？ | [保存]
max   团队有哪些商机
bot   Open deals (1)
