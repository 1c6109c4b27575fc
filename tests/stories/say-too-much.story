# what an approver says of a figure, with no request named and none shown, is of what waits: one is offered, of several they choose
world small calm
at    2026-03-02 09:00
max   too much, max 10%
bot   I do not know
ana   ask approval for 12% off on Acme, they compare prices
bot   #approvals AP-1
bot   to max Ana Reyes asks you to decide.
bot   AP-1: discount 12% on D-5 waits for Max Stone.
max   my agenda
bot   Due today
max   too much, max 10%
bot   AP-1 (Discount 12%, Acme) is not decided yet; press what you mean. | [Return] [Reject] [Approve]
ana   approval request D-5 price 3500 reason=volume
bot   #approvals AP-2
bot   to max Ana Reyes asks you to decide.
bot   AP-2: price €3,500 on D-5 waits for Max Stone.
ana   approval request D-5 contract reason=clause
bot   #approvals AP-3
bot   to max Ana Reyes asks you to decide.
bot   AP-3: contract €4,000 on D-5 waits for Max Stone.
max   my agenda
bot   Due today
max   太高了，最多给10%
bot   Nothing is decided. These wait for you: | [Open AP-1] [Open AP-2]
max   10% is fine
bot   Nothing is decided. These wait for you: | [Open AP-1] [Open AP-2]
max   they say 10% is fine
bot   I do not know
ana   too much, max 10%
bot   AP-3 is not decided: it waits for Max Stone.
