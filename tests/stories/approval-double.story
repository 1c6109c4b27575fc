# a double click, the same event twice, and a press after a restart: one decision
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="Kraft"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
+     max presses Approve on AP-1
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone | [Move on] [Show the deal]
bot   AP-1 is approved: Discount 12% on D-5. | [Undo]
bot   AP-1: already approved by Max Stone at 09:00
again
restart
max   presses stale Approve on AP-1
bot   AP-1: already approved by Max Stone at 09:00
ana   deal show D-5
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
