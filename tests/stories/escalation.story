# the manager who came in decides, and the one who was asked first hears of it
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="Kraft"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
sleep 25h
bot   to max @2026-03-02T14:00 AP-1 of Ana Reyes waits for you since Mon 2 March 09:00. | [Approve] [Return] [Reject] [Why me?]
bot   to max @2026-03-02T18:00 AP-1 of Ana Reyes still waits for you, since Mon 2 March 09:00. | [Approve] [Return] [Reject] [Why me?]
bot   to ana @2026-03-03T09:00 AP-1 has waited for Max Stone for a working day; 梅琳 is asked too.
bot   to mei @2026-03-03T17:00 AP-1 已等 Max Stone 一个工作日，您也可以审批。 | [批准] [退回] [驳回] [为什么是我]
card  AP-1 to max contains ! Max Stone / 梅琳
mei   presses 批准 on AP-1
bot   to ana AP-1 is approved by 梅琳: Discount 12% on D-5 Acme | [Move on] [Show the deal]
bot   AP-1 已批准：折扣 12%，D-5。 | [撤销]
card  AP-1 to max contains Approved by 梅琳
max   presses stale Approve on AP-1
bot   AP-1: already approved by 梅琳 at 10:00
sleep 7d
