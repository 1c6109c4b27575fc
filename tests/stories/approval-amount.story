# a discount that was approved reaches the deal by a press, and stands beside the amount until then
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1
bot   AP-1: discount 12%
bot   to max Ana Reyes asks you to decide.
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme | [Set amount to €3,520] [Move on] [Show the deal]
bot   AP-1 is approved: Discount 12% on D-5.
ana   D-5
bot   D-5 €4,000
card  D-5 to ana contains Discount: 12% approved: €3,520 (AP-1)
ana   won D-5 signed_on=today invoice_on=+7d reason=quick
bot   D-5 Acme is won, €4,000, signed Mon 2 March. | 12% approved (AP-1): €3,520, the amount says €4,000. | [Set amount to €3,520] [Show] [Undo]
bot   #sales Acme won, €4,000
ana   undo
bot   #sales D-5 Acme is not won after all
bot   Undone: that Acme is won.
ana   presses Set amount to €3,520
bot   D-5 Acme: Amount €3,520.
card  D-5 to ana lacks approved
ana   won D-5 signed_on=today invoice_on=+7d reason=quick
bot   D-5 Acme is won, €3,520, signed Mon 2 March.
# with the first discount in the amount a second one is another request
ana   approval request D-5 discount 10 reason="again"
bot   #approvals AP-2
bot   AP-2: discount 10% on D-5 waits for Max Stone.
bot   to max Ana Reyes asks you to decide.
