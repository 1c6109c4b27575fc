# what is approved is what was asked: a deal that has changed since is asked again
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
ana   deal stage D-5 negotiation amount=9000 competitor=none discount=12 terms="30 days"
bot   D-5 Acme is in Negotiation since today, €9,000. | [To Contract] [Show] [Undo]
max   presses Approve on AP-1
bot   #approvals AP-2 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   to ana AP-1 has changed since you asked: Amount was €4,000, is €9,000. AP-2 asks again in its place.
bot   AP-1 is not approved: it has changed since. Amount was €4,000, is €9,000. AP-2 asks again. | [Approve] [Return] [Reject] [Why me?] [Undo]
card  AP-1 to max contains Superseded by AP-2, Mon 2 March 09:00
card  AP-1 to max lacks off €9,000
max   presses Approve on AP-2
bot   to ana AP-2 is approved by Max Stone: Discount 12% on D-5 Acme | [Move on] [Show the deal]
bot   AP-2 is approved: Discount 12% on D-5. | [Undo]
ana   approval request D-5 price 3500 reason=volume to="max > cfo"
bot   #approvals AP-3 Price  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-3: price €3,500 on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Approve on AP-3
bot   to cfo Max Stone has approved; now it is your turn. | [Approve] [Return] [Reject] [Why me?]
bot   AP-3: you approved Price €3,500 on D-5; it still waits for Carla Voss. | [Undo]
ana   won D-5 signed_on=today amount=9500 invoice_on=+7d reason=quick
bot   #sales Acme won, €9,500 by Ana Reyes | [Won]
bot   D-5 Acme is won, €9,500, signed Mon 2 March. | [Show] [Undo]
cfo   presses Approve on AP-3
bot   #approvals AP-4 Price  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   to ana AP-3 has changed since you asked: Amount was €9,000, is €9,500. AP-4 asks again in its place.
bot   to max AP-3 has changed since it was asked; please decide on this one. | [Approve] [Return] [Reject] [Why me?]
bot   AP-3 is not approved: it has changed since. Amount was €9,000, is €9,500. AP-4 asks again. | [Undo]
max   reject AP-4 no
bot   to ana AP-4 is rejected by Max Stone: Price €3,500 on D-5 Acme: “no” | [Ask again] [Show the deal]
bot   AP-4 is rejected: Price €3,500 on D-5. | [Undo]
