# a customer with several open deals: which of them is meant is asked, never guessed
world small calm
at    2026-03-02 09:00
ana   lead new Acme phone=+8613900001111
bot   L-4 Acme is yours. When is the next touch? | [It is Acme] [Tomorrow] [Next Monday] [Undo]
ana   qualify L-4 need=labels budget=9k role=buyer timeline=Q3
bot   L-4 is now D-7 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   Acme loved the demo again
bot   Acme has 2 open deals: which one? | [Save]
ana   D-7
bot   Noted on D-7 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
# a restart between question and answer loses neither
ana   bump Acme deal to 9k
bot   Acme has 2 open deals: which one? | [Save]
restart
ana   presses D-5 Packing line, €4,000
bot   D-5 Acme: Amount €9,000. | [Undo]
# "it" and a deal's own title are not asked about
ana   it moved to negotiation
bot   For Negotiation, D-5 Acme: Competitor (or none)? | [Save]
ana   had a call with Acme about the packing line, they liked it
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
# what only hangs on a deal needs no question
ana   remind me tomorrow at 3pm to call Acme
bot   R-1: I will remind you Tue 3 March 15:00: call Acme | [Change] [Undo]
