# nobody decides: two nudges, then the manager may as well, then it ends
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="Kraft"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
sleep 9d
bot   to max @2026-03-02T14:00 AP-1 of Ana Reyes waits for you since Mon 2 March 09:00.
bot   to max @2026-03-02T18:00 AP-1 of Ana Reyes still waits for you, since Mon 2 March 09:00.
bot   to ana @2026-03-03T09:00 AP-1 has waited for Max Stone for a working day; 梅琳 is asked too.
bot   to mei @2026-03-03T17:00 AP-1 已等 Max Stone 一个工作日，您也可以审批。
bot   to mei @2026-03-04T12:00 AP-1（Ana Reyes）从 3月3日（周二）17:00 起在等您审批。
bot   to ana @2026-03-04T09:00 AP-1 has waited for 梅琳 for a working day; nobody above can be asked.
bot   to mei @2026-03-04T17:00 AP-1（Ana Reyes）从 3月3日（周二）17:00 起一直在等您审批。
bot   to ana @2026-03-09T09:00 AP-1 expired: nobody decided within 5 working days. | [Ask again] [Show]
bot   to max @2026-03-09T09:00 AP-1 of Ana Reyes expired: nobody decided within 5 working days.
ana   approval show AP-1
bot   AP-1 Discount 12%  [expired] | ! Max Stone
max   presses stale Approve on AP-1
bot   AP-1 is expired since Mon 9 March 09:00
max   approve AP-1
bot   AP-1 is expired since Mon 9 March 09:00
