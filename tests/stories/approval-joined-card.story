# once the manager may decide as well, every copy of the card says so
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="Kraft"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
sleep 30h
skip  4
card  AP-1 to mei contains 待 Max Stone、梅琳
card  AP-1 to max contains waits for Max Stone, 梅琳
card  AP-1 #approvals contains waits for Max Stone, 梅琳
