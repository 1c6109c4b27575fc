# the card that rang the bell says what the deal is worth now
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="three years"
skip  3
max   presses Approve on AP-1
skip  2
ana   won D-5 signed_on=today invoice_on=+7d reason=quick
bot   D-5 Acme is won, €4,000, signed Mon 2 March. | [Set amount to €3,520] [Show] [Undo]
bot   #sales Acme won, €4,000 by Ana Reyes | [Won]
sleep 1min
ana   presses Set amount to €3,520
bot   D-5 Acme: Amount €3,520.
card  D-5 #sales contains Acme won, €3,520 by Ana Reyes
card  D-5 #sales contains Amount: €3,520
card  D-5 #sales lacks €4,000
card  D-5 #sales contains [Show]
ana   undo
bot   Undone: the change to Acme.
card  D-5 #sales contains Acme won, €4,000 by Ana Reyes
