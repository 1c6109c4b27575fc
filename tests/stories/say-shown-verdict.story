# what is said against a request right behind its card decides nothing; a button does, with those words
world small calm
at    2026-03-02 09:00
ana   ask for 12% off on D-5, they compare prices
bot   #approvals AP-1
bot   to max AP-1
bot   AP-1: discount 12% on D-5 waits for Max Stone.
max   AP-1
bot   AP-1
max   no
bot   AP-1 (Discount 12%, Acme) is not decided yet; press what you mean. | [Return] [Reject] [Approve]
max   AP-1
bot   AP-1
max   AP-1 back to fin for a check
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you.
max   AP-1
bot   AP-1
max   too much, max 8%
bot   AP-1 (Discount 12%, Acme) is not decided yet; press what you mean. | [Return] [Reject] [Approve]
max   presses Return
bot   to ana AP-1 is returned by Max Stone: Discount 12% on D-5 Acme: “too much, max 8%”
bot   AP-1 is returned: Discount 12% on D-5.
