# [Move on] leads on from the stage it was drawn in, and from no other
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme | [Move on] [Show the deal]
bot   AP-1 is approved: Discount 12% on D-5. | [Undo]
ana   deal stage D-5 negotiation competitor=none discount=12 terms="30 days"
bot   D-5 Acme is in Negotiation since today, €4,000. | [To Contract] [Show] [Undo]
ana   presses To Contract
bot   For Contract, D-5 Acme: Approved quote version? | [Save]
ana   fills quote_approved=Q-1 signer="J Acme" entity="Acme GmbH" tax_id=DE811111111
bot   D-5 Acme is in Contract since today, €4,000. | [To Won] [Show] [Undo]
ana   presses Move on
bot   D-5 Acme has changed since: it is in Contract since Mon 2 March 09:00. Here it is now. | [Log a touch] [Move on] [Ask approval]
ana   presses Move on on D-5
bot   For Won, D-5 Acme: First invoice on? | [Save]
