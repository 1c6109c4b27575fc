# a verdict alone decides the only request that waits, in a direct message; among people it is said to somebody else
world small calm
at    2026-03-02 09:00
max   approved
bot   Nothing waits for you to decide.
ana   ask approval for 12% off on Acme, they compare prices
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   #sales approved
max   #sales approve
ana   #sales 同意
ana   #sales paid
fin   #sales paid
max   #sales I approve of the new coffee
ana   #sales I'd remind everyone that tomorrow is pi day
max   #sales @dealbell approved
bot   Which one? | [Approve AP-1]
max   approved?
bot   Approvals (1) | [Open AP-1]
max   approved
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme | [Move on] [Show the deal]
bot   AP-1 is approved: Discount 12% on D-5. | [Undo]
ana   approval request D-5 price 3500 reason=volume
bot   #approvals AP-2 Price  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-2: price €3,500 on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
ana   approval request D-5 contract reason=clause
bot   #approvals AP-3 Contract  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-3: contract €4,000 on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   同意
bot   Which one? | [Approve AP-2] [Approve AP-3]
max   不同意
bot   Which one? | [Reject AP-2] [Reject AP-3]
max   presses Reject AP-2
bot   To reject AP-2, say why. | [Reject]
max   too low
bot   to ana AP-2 is rejected by Max Stone: Price €3,500 on D-5 Acme: “too low” | [Ask again] [Show the deal]
bot   AP-2 is rejected: Price €3,500 on D-5. | [Undo]
max   reject
bot   To reject AP-3, say why. | [Reject]
max   clause 7 must go
bot   to ana AP-3 is rejected by Max Stone: Contract €4,000 on D-5 Acme: “clause 7 must go” | [Ask again] [Show the deal]
bot   AP-3 is rejected: Contract €4,000 on D-5. | [Undo]
