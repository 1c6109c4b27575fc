# nothing is decided, and no money moves, on a doubtful sentence
world small
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   approve AP-1 if the margin holds?
bot   AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
max   can you approve AP-1?
bot   AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
max   I will approve AP-1 tomorrow
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me Tue 3 March]
max   don't approve AP-1
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   "approve AP-1", he said
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
max   answers AP-1: same but 9折
bot   Understood: a counter-offer: AP-1. I cannot do that yet. | [Keep as a note]
max   answers AP-1: approved once legal is fine
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   approve everything
bot   Which one? | [Approve AP-1]
ana   answers AP-1: approved
bot   AP-1 is your own request; somebody else decides it
mei   不同意 AP-1
bot   AP-1 待 Max Stone 审批，别人不能代为决定
fin   Acme said they paid INV-7
bot   Nothing was booked: say it plainly, once the money is there. | [Record payment INV-7] [They promised] [Show]
fin   did INV-7 arrive?
bot   INV-7 €1,200  [overdue] | [Payment] [Promise] [Remind me]
fin   if Acme pays 500 for INV-7 tell me
bot   INV-7 €1,200  [overdue] | [Payment] [Promise] [Remind me]
fin   Acme will pay 500 on friday
bot   INV-7: Acme promised €500 for Fri 6 March. The other €700 I go on chasing. | [Change] [Undo]
bot   to ana Fin Hale noted: INV-7: Acme promised €500 for Fri 6 March. The other €700 I go on chasing. | [Show]
fin   they paid
bot   I do not know "they paid"
max   approval show AP-1
bot   AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
fin   invoice show INV-7
bot   INV-7 €1,200  [overdue] | [Payment] [Promise] [Remind me]
