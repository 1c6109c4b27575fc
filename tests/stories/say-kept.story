# words that mean nothing to us, about a customer: kept with them on a press; a question shows them
world small
at    2026-03-02 09:00
ana   what's the status of Acme
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
ana   raise Acme by a bit
bot   I do not know what to do with that; nothing was done. Keep it with D-5 Acme? | [Keep as a note] [Remind me tomorrow]
ana   presses Keep as a note
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
bo    鼎砺那边真难搞
bot   不明白要做什么，没有执行。要记到 D-6 鼎砺机械 吗？ | [记为备注] [明天提醒我]
bo    presses 明天提醒我
bot   R-1：3月3日（周二）09:00 提醒您：鼎砺那边真难搞 | [撤销]
max   deals over 3k
bot   Open deals (1)
max   deals over 50k
bot   No deal that you see is of that size.
ana   Acme status?
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
ana   change the close date to the 15th
bot   D-5 Acme: Close date Sun 15 March. | [Change] [Undo]
ana   send the Acme invoice again
bot   Open invoices (1)
ana   Acme wants 90 days to pay, can we do that?
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
ana   #sales raise Acme by a bit
