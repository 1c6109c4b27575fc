# who has no lead to convert hears what to do instead; a choice says whose each record is
world small calm
at    2026-03-02 09:00
bo    转商机
bot   您名下没有进行中的线索 | 新线索 | [新线索]
ana   convert
bot   Which one? | [L-3 Cobalt Freight]
ana   never mind
bot   Cancelled
ana   convert it
bot   Which one? | [L-3 Cobalt Freight]
ana   convert Cobalt
bot   To make L-3 a deal
ana   never mind
bot   Cancelled
ana   convert Acme
bot   Acme has no open lead
ana   D-5 转商机
bot   D-5
