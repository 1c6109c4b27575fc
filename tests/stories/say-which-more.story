# what is more than there are buttons is counted: its number says which
world small calm
at    2026-02-02 09:00
ana   approval request D-5 discount 12 reason=volume
skip 3
ana   approval request D-5 price 3500 reason=volume
skip 3
ana   approval request D-5 contract reason=clause
skip 3
ana   approval request D-5 refund 100 reason=damage
skip 3
max   approved
bot   Which one? And 1 more: say which, such as  | [Approve AP-1] [Approve AP-2] [Approve AP-3]
max   approve acme
bot   Nothing is decided. These wait for you: | AP-1 Discount 12% Acme | AP-2 Price €3,500 Acme | AP-3 Contract €4,000 Acme | And 1 more: say which, such as  | [Open AP-1] [Open AP-2] [Open AP-3]
max   同意AP-4
bot   AP-4 is approved
skip
fin   invoice new D-5 100
skip
fin   invoice new D-5 200
skip
fin   invoice new D-5 300
skip
fin   invoice new D-5 400
skip
fin   Acme paid 50
bot   Acme has 4 open invoices: which one? And 1 more: say which, such as  | [Save]
fin   Acme 付了 50
bot   Acme has 4 open invoices: which one? And 1 more: say which, such as  | [Save]
