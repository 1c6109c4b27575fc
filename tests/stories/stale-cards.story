# a card that has lost its point is drawn again without its buttons; who pressed a moment too late is told why, shortly
world small calm
at    2026-03-02 09:00
ana   approval request D-5 price 3500 reason="volume" to="max, mei"
bot   #approvals AP-1 Price  [waits for Max Stone, 梅琳] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: price €3,500 on D-5 waits for Max Stone, 梅琳. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
bot   to mei Ana Reyes 请您审批。 | [批准] [退回] [驳回] [为什么是我]
card  AP-1 to max contains [Approve]
card  AP-1 to mei contains [批准]
card  AP-1 #approvals contains [Approve]
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone: Price €3,500 on D-5 Acme | [Move on] [Show the deal]
bot   AP-1 is approved: Price €3,500 on D-5. | [Undo]
card  AP-1 to mei lacks [批准]
card  AP-1 to mei contains Max Stone
card  AP-1 to max lacks [Approve]
card  AP-1 #approvals lacks [Approve]
mei   presses stale 批准 on AP-1
bot   AP-1 已由 Max Stone 于 17:00 批准
mei   presses stale 驳回 on AP-1
bot   AP-1 已由 Max Stone 于 17:00 批准
max   presses stale Reject on AP-1
bot   AP-1: already approved by Max Stone at 09:00
ana   approval request D-5 discount 12 reason="Kraft"
bot   #approvals AP-2 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-2: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
sleep 9d
bot   to max @2026-03-02T14:00 AP-2 of Ana Reyes waits for you since Mon 2 March 09:00.
bot   to max @2026-03-02T18:00 AP-2 of Ana Reyes still waits for you, since Mon 2 March 09:00.
bot   to ana @2026-03-03T09:00 AP-2 has waited for Max Stone for a working day; 梅琳 is asked too.
bot   to mei @2026-03-03T17:00 AP-2 已等 Max Stone 一个工作日，您也可以审批。
bot   to mei @2026-03-04T12:00 AP-2（Ana Reyes）从 3月3日（周二）17:00 起在等您审批。
bot   to ana @2026-03-04T09:00 AP-2 has waited for 梅琳 for a working day; nobody above can be asked.
bot   to mei @2026-03-04T17:00 AP-2（Ana Reyes）从 3月3日（周二）17:00 起一直在等您审批。
bot   to ana @2026-03-09T09:00 AP-2 expired: nobody decided within 5 working days. | [Ask again] [Show]
bot   to max @2026-03-09T09:00 AP-2 of Ana Reyes expired: nobody decided within 5 working days.
card  AP-2 to max lacks [Approve]
card  AP-2 to mei lacks [批准]
card  AP-2 #approvals lacks [Approve]
card  AP-2 #approvals contains Expired
max   presses stale Approve on AP-2
bot   AP-2 is expired since Mon 9 March 09:00
mei   presses stale 批准 on AP-2
bot   AP-2 已过期（3月9日（周一）17:00）
