# what was invoiced before the win says when the first invoice was: the form does not ask for it
world small
at    2026-03-02 06:00
ana   Acme is won
bot   D-5 Acme: from Proposal to Won needs a reason | [Save]
ana   signed on the spot
bot   #sales Acme won, €4,000 by Ana Reyes | [Won]
bot   D-5 Acme is won, €4,000, signed Mon 2 March. First invoice INV-7, Fri 30 January. | [Show] [Undo]
ana   D-5
bot   D-5
card  D-5 to ana contains [Invoice the rest]
