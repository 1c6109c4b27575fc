# what winning wants to know: who is still to sign has not signed, and a design is no signature
world small calm
at    2026-03-02 09:00
ana   Acme is won, they sign on friday
bot   Signed on: Mon 2 March. | [Cancel]
ana   cancel
skip
ana   Acme is won, design review yesterday
bot   Signed on: Mon 2 March. | [Cancel]
ana   cancel
skip
ana   Acme is won, signed yesterday
bot   For Won, D-5 Acme: First invoice on? | [Save]
ana   march 18
bot   needs a reason
ana   signed on the spot
bot   #sales Acme won
bot   D-5 Acme is won, €4,000, signed Sun 1 March.
