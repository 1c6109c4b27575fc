# a no needs a reason, is asked for it once, and the submitter reads it
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="Kraft is cheaper"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Reject on AP-1
bot   To reject AP-1, say why. | [Reject]
max   fills comment="the margin is too thin"
bot   to ana AP-1 is rejected by Max Stone: Discount 12% on D-5 Acme: “the margin is too thin” | [Ask again] [Show the deal]
bot   AP-1 is rejected: Discount 12% on D-5. | [Undo]
card  AP-1 contains Rejected
max   approve AP-1
bot   AP-1: already rejected by Max Stone at 09:00
ana   approval request D-5 discount 8 reason="then less"
bot   #approvals AP-2 Discount 8%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-2: discount 8% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Return on AP-2
bot   To return AP-2, say what should change. | [Return]
max   fills comment="try 5 first"
bot   to ana AP-2 is returned by Max Stone: Discount 8% on D-5 Acme: “try 5 first” | [Ask again] [Show the deal]
bot   AP-2 is returned: Discount 8% on D-5. | [Undo]
card  AP-2 contains Returned
