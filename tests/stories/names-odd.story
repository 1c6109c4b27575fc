# a customer that is written to pass for another: who decides about it is told to look twice
world small calm
at    2026-03-02 09:00
ana   lead new "Аcme" phone=13900139000 contact="Jo"
bot   L-4 Аcme is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   qualify L-4 need=pumps budget=5k role=buyer timeline=Q2
bot   L-4 is now D-7 Аcme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   approval request D-7 discount 12 reason="Kraft"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-7 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
card  AP-1 to max contains the customer's name mixes alphabets
card  AP-1 to max contains Ana Reyes (@ana, 
