# all must agree, and then one more: each is asked when it is their turn
world small calm
at    2026-03-02 09:00
ana   approval request D-5 price 3500 reason="volume" to="max + fin > cfo"
bot   #approvals AP-1 Price  [waits for Max Stone, Fin Hale] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: price €3,500 on D-5 waits for Max Stone, Fin Hale. | [Show] [Undo]
bot   to fin Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Approve on AP-1
bot   AP-1: you approved Price €3,500 on D-5; it still waits for Fin Hale. | [Undo]
max   approve AP-1
bot   AP-1: already approved by Max Stone at 09:00
cfo   approve AP-1
bot   It is not your turn for AP-1 yet
cfo   approval show AP-1
bot   AP-1 Price  [waits for Fin Hale]
fin   approve AP-1 the margin still holds
bot   to cfo Fin Hale has approved; now it is your turn. | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: you approved Price €3,500 on D-5; it still waits for Carla Voss. | [Undo]
cfo   presses Approve on AP-1
bot   to ana AP-1 is approved by Carla Voss | [Move on] [Show the deal]
bot   AP-1 is approved: Price €3,500 on D-5. | [Undo]
card  AP-1 contains Approved
