# a deal's card: with whom one speaks and what about; a stage that was skipped has no tick
world small calm
at    2026-03-02 09:00
ana   lead new Bolt Marine contact="Jo Reed" phone=+442079460018 source=web next=+3d
bot   L-4 Bolt Marine is yours
ana   qualify L-4 need="two winches" budget=9k role=buyer timeline=Q3
bot   L-4 is now D-7 Bolt Marine
ana   D-7
bot   D-7
card  D-7 to ana contains Contact: Jo Reed (+44
card  D-7 to ana contains Need: two winches
card  D-7 to ana contains Budget: 
ana   won D-7 signed_on=today amount=9000 invoice_on=+7d reason=quick
bot   #sales Bolt Marine won
bot   D-7 Bolt Marine is won
card  D-7 to ana contains ✓ Qualified → ○ Demo → ○ Proposal → ○ Negotiation → ○ Contract → ✓ Won
# an invoice's days stand in their order, and what came late says so
fin   invoice new D-7 9000 due=2026-03-20
bot   INV-8: €9,000 for Bolt Marine
fin   promise INV-8 on=2026-03-10
bot   INV-8: Bolt Marine promised
bot   to ana
fin   INV-8
bot   INV-8
card  INV-8 to fin contains ● Promised Tue 10 March → ○ Due Fri 20 March → ○ Paid
fin   payment INV-8 on=2026-03-02
bot   INV-8: €9,000 came in, nothing is open. | Received from Bolt Marine on Mon 2 March.
bot   to ana
