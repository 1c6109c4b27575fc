# a deal is won in sentences; what is guessed stands before what is asked
world small calm
at    2026-03-02 09:00
ana   Acme is won
bot   Signed on: Mon 2 March. For Won, D-5 Acme: First invoice on? | [Save] | [Cancel]
ana   march 18
bot   First invoice on: Wed 18 March. D-5 Acme: from Proposal to Won needs a reason | [Save]
ana   signed on the spot
bot   #sales Acme won, €4,000 by Ana Reyes | [Won]
bot   D-5 Acme is won, €4,000, signed Mon 2 March. | [Invoice] [Show] [Undo]
