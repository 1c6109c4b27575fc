# nobody decides their own request: it goes to their manager
world small calm
at    2026-03-02 09:00
max   approval request D-5 discount 10 reason="end of quarter" to=max
bot   #approvals AP-1 Discount 10%  [waits for 梅琳] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 10% on D-5 waits for 梅琳. | [Show] [Undo]
bot   to mei Max Stone 请您审批。 | [批准] [退回] [驳回] [为什么是我]
max   approve AP-1
bot   AP-1 is your own request; somebody else decides it
mei   presses 批准 on AP-1
bot   to max AP-1 is approved by 梅琳 | [Move on] [Show the deal]
bot   AP-1 已批准：折扣 10%，D-5。 | [撤销]
