# a form stays open to words after a button of another card, and after words that were not understood
world small calm
at    2026-03-02 09:00
ana   new lead Bay Ltd, Al, +441614960112
bot   L-4 Bay Ltd is yours.
ana   qualify L-4 need=pumps budget=9k role=buyer timeline=Q3
bot   L-4 is now D-7 Bay Ltd.
ana   bay is worth 9k, close end of april
bot   D-7 Bay Ltd: Amount €9,000; Close date Thu 30 April.
ana   move bay to proposal
bot   For Proposal, D-7 Bay Ltd: Quote number? | [Save]
ana   no idea which
bot   The form still asks, D-7 Bay Ltd: Quote number
ana   Q-77, demo was on the phone already
bot   D-7 Bay Ltd is in Proposal since today, €9,000.
ana   note D-5 met them next=+4d
bot   Noted on D-5 Acme; next touch Fri 6 March. | [Undo]
ana   bay is won
bot   Signed on: Mon 2 March. For Won, D-7 Bay Ltd: First invoice on? | [Save]
ana   presses Undo
bot   Undone: the note on Acme.
ana   next fri
bot   First invoice on: Fri 13 March. D-7 Bay Ltd: from Proposal to Won needs a reason | [Save]
