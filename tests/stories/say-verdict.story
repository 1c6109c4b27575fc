# an assignee's whole message, answering the card, decides; a rejection is asked why, once
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   answers AP-1: approved, go ahead 👍
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme | [Move on] [Show the deal]
bot   AP-1 is approved: Discount 12% on D-5. | [Undo]
bo    申请审批 D-6 折扣 88折 理由=老客户
bot   #approvals AP-2 Discount 12%  [waits for 梅琳] | [Approve] [Return] [Reject] [Why me?]
bot   AP-2：D-6 折扣 12%，待梅琳审批。 | [查看] [撤销]
bot   to mei 薄一请您审批。 | [批准] [退回] [驳回] [为什么是我]
mei   answers AP-2: 不行
bot   驳回 AP-2 要说明原因。 | [驳回]
mei   利润太低
bot   to bo AP-2 已驳回（梅琳）：折扣 12%，D-6 鼎砺机械：“利润太低” | [重新申请] [查看商机]
bot   AP-2 已驳回：折扣 12%，D-6。 | [撤销]
ana   approval request D-5 price 3500 reason=volume
bot   #approvals AP-3 Price  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-3: price €3,500 on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   AP-3 rejected, too low
bot   to ana AP-3 is rejected by Max Stone: Price €3,500 on D-5 Acme: “too low” | [Ask again] [Show the deal]
bot   AP-3 is rejected: Price €3,500 on D-5. | [Undo]
