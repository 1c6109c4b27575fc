# several customers in one message: each deed is done for its own, and none is dropped
world small calm
at    2026-03-02 09:00
ana   new lead Alpha Mills, Jo Reed, +44 20 7946 0018; new lead Beta Mills, Kim Lo, +44 20 7946 0019
bot   L-4 Alpha Mills is yours. | L-5 Beta Mills is yours. | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   undo
bot   Undone: the new lead Alpha Mills and 1 more.
ana   remind me to call Acme tomorrow at 10 and Cobalt Freight on Friday at 11
bot   Tue 3 March 10:00: call Acme | Fri 6 March 11:00: call Cobalt Freight | [Change] [Undo]
ana   why?
bot   “remind me to call Acme tomorrow at 10” was read like this: | “Cobalt Freight on Friday at 11” was read like this: | Done: the reminder “call Acme” and 1 more.
ana   bump Acme to 5k and move Cobalt Freight to demo
bot   D-5 Acme: Amount €5,000. | “move Cobalt Freight to demo”: To make L-3 a deal | [Save]
ana   cancel
bot   Only the form is cancelled; what was done with it stands: the change to Acme.
ana   met Acme, they love it, and Cobalt Freight is lost, too expensive
bot   Noted on D-5 Acme. | Noted on L-3 Cobalt Freight. | [Undo]
ana   visited Cobalt Freight and Acme paid 200
bot   Noted on L-3 Cobalt Freight. | Not done: “Acme paid 200”. Say it by itself. | [Acme paid 200]
ana   visited Cobalt Freight, Acme paid 200 and 鼎砺 paid 300
bot   Noted on L-3 Cobalt Freight. | Not done: “Acme paid 200 and 鼎砺 paid 300”. Say it by itself. | [payment Acme 200]
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1 Discount 12%
bot   to max Ana Reyes asks you to decide.
bot   AP-1: discount 12%
ana   approval request D-5 refund 200 reason="broken"
bot   #approvals AP-2 Refund
bot   to max Ana Reyes asks you to decide.
bot   AP-2: refund €200
max   approve AP-1 and reject AP-2, margin too thin
bot   That is more than one decision; nothing was decided. Which do you mean? | [approve AP-1] [reject AP-2, margin too thin]
max   批准AP-1，驳回AP-2，利润太薄
bot   That is more than one decision; nothing was decided. Which do you mean? | [批准AP-1] [驳回AP-2，利润太薄]
# one decision beside another deed: neither is done, each waits for its button
max   approve AP-1 and move Cobalt Freight to demo
bot   There is a decision among these, so nothing was done yet. Press what you mean. | [approve AP-1] [move Cobalt Freight to demo]
max   approve AP-1 and bump Acme to 6k
bot   There is a decision among these, so nothing was done yet. Press what you mean. | [approve AP-1] [bump Acme to 6k]
# money that is doubted at the end is doubted all along
fin   Acme paid 200 and Cobalt Freight paid 300, or so I heard
bot   Nothing was booked: say it plainly, once the money is there.
# a button says what it does, not all that stood in the doubtful part; whose the doubted figure is, none can tell
max   approve AP-1 and bump Acme to 6k and maybe Cobalt Freight to 8k
bot   There is a decision among these, so nothing was done yet. Press what you mean. | [approve AP-1] [note Acme]
ana   bump Acme to 5k and Cobalt Freight wants 3k maybe
bot   Noted on D-5 Acme. | [Undo]
