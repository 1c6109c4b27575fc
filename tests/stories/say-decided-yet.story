# who asks whether it is approved is shown what waits; once nothing does, what was decided last
world small calm
at    2026-03-02 09:00
ana   批了吗
bot   Nothing waits for you, and you wait for nothing.
ana   ask approval for 12% off on Acme, they compare prices
bot   #approvals AP-1
bot   to max Ana Reyes asks you to decide.
bot   AP-1: discount 12% on D-5 waits for Max Stone.
ana   approved yet?
bot   AP-1 Discount 12%  [waits for Max Stone]
max   ok for AP-1
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme
bot   AP-1 is approved: Discount 12% on D-5.
ana   did max approve?
bot   AP-1 Discount 12%  [approved]
