# one deal from the first contact to the money, by four people
world small calm
at    2026-03-02 09:00

ana   lead new Bluefin Logistics contact="Mia Chen" phone=13900139000 source=fair
bot   L-4 Bluefin Logistics is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   presses Tomorrow
bot   L-4 Bluefin Logistics: next touch Tue 3 March. | [Undo]
sleep 1d
bot   to ana @2026-03-03T09:00 Follow up with Bluefin Logistics today. | [Done] [Snooze 1 h] [Tomorrow]
ana   note L-4 showed her the line, she likes the small one
bot   Noted on L-4 Bluefin Logistics. When is the next touch? | [Tomorrow] [Next Monday] [In 1 week] [Undo]
ana   presses Next Monday
bot   L-4 Bluefin Logistics: next touch Mon 9 March. | [Undo]
ana   qualify L-4
bot   To make L-4 a deal: | [Save]
ana   fills need="two packing lines" budget="100-120k" role="decides herself" timeline="this summer"
bot   L-4 is now D-7 Bluefin Logistics; next touch Mon 9 March. | [Show] [Undo]
ana   deal stage D-7 demo
bot   For Demo, D-7 Bluefin Logistics: Demo on? | [Save]
ana   fills demo_on=2026-03-10 attendees="Mia Chen, her foreman" success="200 boxes an hour"
bot   D-7 Bluefin Logistics is in Demo since today. | [To Proposal] [Show] [Undo]
ana   deal stage D-7 proposal amount=120000 close=2026-04-30 quote=Q-12
bot   D-7 Bluefin Logistics is in Proposal since today, €120,000. | [To Negotiation] [Show] [Undo]
ana   approval request D-7 discount 12% reason="they compare with Kraft"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-7 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone | [Move on] [Show the deal]
bot   AP-1 is approved: Discount 12% on D-7. | [Undo]
card  AP-1 contains Approved
ana   deal stage D-7 negotiation competitor=Kraft discount=12 terms="30 days"
bot   D-7 Bluefin Logistics is in Negotiation since today, €120,000. | [To Contract] [Show] [Undo]
ana   deal stage D-7 contract quote_approved=Q-12 signer="Mia Chen" entity="Bluefin Logistics Ltd" tax_id=GB123456789
bot   D-7 Bluefin Logistics is in Contract since today, €120,000. | [To Won] [Show] [Undo]
ana   won D-7 signed_on=today amount=105600 invoice_on=today
bot   #sales Bluefin Logistics won, €105,600 by Ana Reyes | [Won]
bot   D-7 Bluefin Logistics is won, €105,600, signed Tue 3 March. | [Show] [Undo]
fin   invoice new D-7 105600 due=2026-04-02
bot   INV-8: €105,600 for Bluefin Logistics, due Thu 2 April. | [Show] [Undo]
sleep 31d
bot   to ana @2026-03-26T09:00 INV-8 Bluefin Logistics is due Thu 2 April. Has the customer confirmed it? | [Promise] [Remind me]
bot   to ana @2026-04-01T09:00 INV-8 Bluefin Logistics is due Thu 2 April. | [Promise] [Remind me]
bot   to fin @2026-04-01T09:00 INV-8 Bluefin Logistics is due Thu 2 April. | [Payment] [Promise] [Remind me]
bot   to fin @2026-04-02T09:00 INV-8 Bluefin Logistics is due Thu 2 April. | [Payment] [Promise] [Remind me]
bot   to ana @2026-04-03T09:00 INV-8 Bluefin Logistics was due Thu 2 April. Not seen yet: ask, or note a promise. | [Promise] [Remind me]
fin   payment INV-8 100000
bot   to ana Bluefin Logistics: INV-8: €100,000 came in, €5,600 still open.
bot   INV-8: €100,000 came in, €5,600 still open. | [Undo]
sleep 5d
bot   to ana @2026-04-06T09:00 INV-8 Bluefin Logistics was due Thu 2 April. Time for a friendly reminder. | [Promise] [Remind me]
fin   payment INV-8 5600
bot   to ana Bluefin Logistics: INV-8: €5,600 came in, nothing is open.
bot   INV-8: €5,600 came in, nothing is open. | [Undo]
card  INV-8 contains Paid
ana   deal show D-7
bot   D-7 €105,600  [Won]
