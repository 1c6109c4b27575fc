# a deal is won in sentences; each fact is asked for by its name
world small calm
at    2026-03-02 09:00
ana   Acme is won
bot   Won still wants: Signed on, First invoice on | [Save]
ana   march 18
bot   Won still wants: Signed on | [Save]
ana   signed on the spot
bot   Won still wants: Signed on | [Save]
ana   today
bot   #sales Acme won, €4,000 by Ana Reyes | [won]
bot   D-5 Acme is won, €4,000, signed Mon 2 March. | [Show] [Undo]
