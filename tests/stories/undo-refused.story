# what others have built on is not taken back
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="Kraft"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme | [Move on] [Show the deal]
bot   AP-1 is approved: Discount 12% on D-5. | [Undo]
ana   undo
bot   AP-1 Acme was changed after that by Max Stone
fin   invoice new D-5 800
bot   INV-8: €800 for Acme, due Wed 1 April. | [Show] [Undo]
ana   note D-5 invoice sent
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
fin   payment INV-8 100
bot   to ana Acme: INV-8: €100 came in, €700 still open.
bot   INV-8: €100 came in, €700 still open. | [Undo]
fin   undo
bot   to ana Fin Hale took back the payment of INV-8 Acme.
bot   Undone: the payment of INV-8 Acme.
sleep 25h
max   undo
bot   The approval of AP-1 Acme is more than 24 hours old
