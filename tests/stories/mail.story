# who has mail reads there what is due, the same once more in words
world small calm mail
at    2026-03-02 09:00
bo    提醒 明天9点 给鼎砺打电话
bot   R-1：3月3日（周二）09:00 提醒您：给鼎砺打电话 | [撤销]
ana   touch D-5 tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
ana   approval request D-5 discount 12 reason="Kraft & Sons <b>"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
sleep 1d
bot   to max @2026-03-02T14:00 AP-1 of Ana Reyes waits for you since Mon 2 March 09:00. | [Approve] [Return] [Reject] [Why me?]
mail  max@small.test | @2026-03-02T14:00 AP-1 Discount 12%
bot   to max @2026-03-02T18:00 AP-1 of Ana Reyes still waits for you, since Mon 2 March 09:00. | [Approve] [Return] [Reject] [Why me?]
mail  max@small.test | @2026-03-02T18:00 AP-1 Discount 12%
bot   to bo @2026-03-03T09:00 提醒：给鼎砺打电话 | [完成] [1 小时后] [明天]
mail  bo@small.test | @2026-03-03T01:00 提醒：给鼎砺打电话
bot   to ana @2026-03-03T09:00 Follow up with Acme today. | [Done] [Snooze 1 h] [Tomorrow]
bot   to mei @2026-03-03T17:00 AP-1 已等 Max Stone 一个工作日，您也可以审批。 | [批准] [退回] [驳回] [为什么是我]
mail  ana@small.test | @2026-03-03T09:00 Follow up with Acme today.
mail  mei@small.test | @2026-03-03T09:00 AP-1 折扣 12%
bot   to ana @2026-03-03T09:00 AP-1 has waited for Max Stone for a working day; 梅琳 is asked too.
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme | [Move on] [Show the deal]
mail  ana@small.test | AP-1 is approved by Max Stone: Discount 12% on D-5 Acme
bot   AP-1 is approved: Discount 12% on D-5. | [Undo]
again
