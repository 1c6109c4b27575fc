# two press at the same moment: one decision, and the other hears whose it was
world small calm
at    2026-03-02 09:00
ana   approval request D-5 price 3500 reason="volume" to="max, cfo"
bot   #approvals AP-1 Price  [waits for Max Stone, Carla Voss] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: price €3,500 on D-5 waits for Max Stone, Carla Voss. | [Show] [Undo]
bot   to cfo Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
sleep 5min
+     max presses Approve on AP-1
cfo   presses Reject on AP-1
bot   to ana AP-1 is approved by Max Stone | [Move on] [Show the deal]
bot   AP-1: already approved by Max Stone at 09:05
bot   to max AP-1 is approved: Price €3,500 on D-5. | [Undo]
ana   approval show AP-1
bot   AP-1 Price  [approved]
