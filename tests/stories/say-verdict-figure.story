# who agrees to another discount than was asked for has approved nothing; the figure that was asked for is a verdict
world small calm
at    2026-03-02 09:00
ana   ask for 12% off on D-5, they compare prices
bot   #approvals AP-1
bot   to max AP-1
bot   AP-1: discount 12% on D-5 waits for Max Stone.
max   AP-1 agree to 8% off
bot   AP-1 (Discount 12%, Acme) is not decided yet; press what you mean. | [Return] [Reject] [Approve]
max   AP-1 同意九折
bot   AP-1 (Discount 12%, Acme) is not decided yet; press what you mean. | [Return] [Reject] [Approve]
max   AP-1 agree to 12% off
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme
bot   AP-1 is approved: Discount 12% on D-5.
