# any of two may decide: the first counts, and the other is told who and when
world small calm
at    2026-03-02 09:00
ana   approval request D-5 price 3500 reason="volume" to="max, fin"
bot   #approvals AP-1 Price  [waits for Max Stone, Fin Hale] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: price €3,500 on D-5 waits for Max Stone, Fin Hale. | [Show] [Undo]
bot   to fin Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone | [Move on] [Show the deal]
bot   AP-1 is approved: Price €3,500 on D-5. | [Undo]
card  AP-1 to fin contains Approved by Max Stone
fin   presses stale Approve on AP-1
bot   AP-1: already approved by Max Stone at 09:00
fin   approve AP-1
bot   AP-1: already approved by Max Stone at 09:00
max   presses stale Approve on AP-1
bot   AP-1: already approved by Max Stone at 09:00
ana   approvals
bot   Nothing waits for you, and you wait for nothing.
