# a name gives nobody another's rights: not the same, not one that looks the same
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="Kraft"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
adm   user add mallory name="Mаx Stone" roles=sales
bot   The name mixes letters of several alphabets
adm   user add mallory name="Max​Stone" roles=sales
bot   The name holds characters that nobody sees; type it anew
adm   user add rnax name="Mallory" roles=sales
bot   Mallory (@rnax) looks like Max Stone (@max)
adm   user add mallory name="MaxStone" roles=sales
bot   MaxStone (@mallory) looks like Max Stone (@max)
adm   添加用户 mallory 姓名="Mаx Stone"
bot   The name mixes letters of several alphabets
adm   user change bo name="Max Stone"
bot   Max Stone (@bo) is changed: sales. | [Make a link] [Undo]
bo    批准 AP-1
bot   AP-1 待 Max Stone 审批，别人不能代为决定
bo    approve AP-1
bot   AP-1 待 Max Stone 审批，别人不能代为决定
max   approve AP-1
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme | [Move on] [Show the deal]
bot   AP-1 is approved: Discount 12% on D-5. | [Undo]
