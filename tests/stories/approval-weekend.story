# asked on a Friday afternoon: the weekend does not count
world small calm mail
at    2026-03-06 16:00
ana   approval request D-5 discount 12 reason="Kraft"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
sleep 4d
bot   to max @2026-03-09T11:00 AP-1 of Ana Reyes waits for you since Fri 6 March 16:00. | [Approve] [Return] [Reject] [Why me?]
mail  max@small.test | @2026-03-09T11:00 AP-1 Discount 12%
bot   to max @2026-03-09T16:00 AP-1 of Ana Reyes still waits for you, since Fri 6 March 16:00. | [Approve] [Return] [Reject] [Why me?]
mail  max@small.test | @2026-03-09T16:00 AP-1 Discount 12%
bot   to ana @2026-03-10T08:30 AP-1 has waited for Max Stone for a working day; 梅琳 is asked too.
bot   to mei @2026-03-10T16:30 AP-1 已等 Max Stone 一个工作日，您也可以审批。 | [批准] [退回] [驳回] [为什么是我]
mail  mei@small.test | @2026-03-10T08:30 AP-1 折扣 12%
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme | [Move on] [Show the deal]
mail  ana@small.test | AP-1 is approved by Max Stone: Discount 12% on D-5 Acme
bot   AP-1 is approved: Discount 12% on D-5. | [Undo]
