# 折扣策略：小折扣自动通过，中等找上级，大折扣两级
world small calm
at    2026-03-02 09:00 Asia/Shanghai
bo    申请审批 D-6 折扣 96折 理由=凑整
bot   #approvals AP-1 Discount 4%  [approved]
bot   AP-1：D-6 的折扣 4% 按规则自动批准（5% 以内无需审批）。 | [查看] [撤销]
bo    申请审批 D-6 折扣 9折 理由=老客户
bot   #approvals AP-2 Discount 10%  [waits for 梅琳] | [Approve] [Return] [Reject] [Why me?]
bot   AP-2：D-6 折扣 10%，待梅琳审批。 | [查看] [撤销]
bot   to mei 薄一请您审批。 | [批准] [退回] [驳回] [为什么是我]
mei   同意 AP-2
bot   to bo AP-2 已批准（梅琳） | [推进] [查看商机]
bot   AP-2 已批准：折扣 10%，D-6。 | [撤销]
ana   approval request D-5 discount 20 reason="three years"
bot   #approvals AP-3 Discount 20%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-3: discount 20% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Approve on AP-3
bot   to mei Max Stone 已批准，现在请您审批。 | [批准] [退回] [驳回] [为什么是我]
bot   AP-3: you approved Discount 20% on D-5; it still waits for 梅琳. | [Undo]
mei   presses 批准 on AP-3
bot   to ana AP-3 is approved by 梅琳 | [Move on] [Show the deal]
bot   AP-3 已批准：折扣 20%，D-5。 | [撤销]
ana   why AP-3
bot   AP-3 (Discount 20%) waits for nobody: approved.
mei   why AP-3
bot   AP-3（折扣 20%）请您审批，因为您是经理、总监：第 2 步，共 2 步。
