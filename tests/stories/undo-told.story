# what others were told is taken back where they heard it
world small
at    2026-03-02 08:00
fin   payment INV-7 200
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   INV-7: €200 came in, €1,000 still open. | [Undo]
fin   undo
bot   to ana Fin Hale took back the payment of INV-7 Acme.
bot   Undone: the payment of INV-7 Acme.
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme | [Move on] [Show the deal]
bot   AP-1 is approved: Discount 12% on D-5. | [Undo]
max   undo
bot   to ana Max Stone took back the approval of AP-1 Acme.
bot   Undone: the approval of AP-1 Acme.
ana   won D-5 signed_on=today amount=9500 invoice_on=+7d reason=quick
bot   #sales Acme won, €9,500 by Ana Reyes | [Won]
bot   D-5 Acme is won, €9,500, signed Mon 2 March. | [Show] [Undo]
ana   undo
bot   #sales D-5 Acme is not won after all: Ana Reyes took it back
bot   Undone: that Acme is won.
ana   note D-5 they liked the demo
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
max   undo T-10
bot   to ana Max Stone took back the note on Acme
bot   Undone: the note on Acme.
