# the buttons of an answer to half a yes end as the request's own cards do, and are back when the verdict is taken back
world small calm
at    2026-03-02 09:00
ana   approval request D-5 price 3500 reason="volume" to="max, mei"
skip  4
max   approve AP-1 if the margin holds
bot   AP-1 (Price €3,500, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
mei   除非预付，否则不批 AP-1
bot   AP-1（特价 €3,500，Acme）没有做决定，仍待您审批。 | [批准] [驳回] [明天提醒我]
mei   presses 批准 on AP-1
bot   to ana AP-1 is approved by 梅琳
bot   AP-1 已批准
card  "not decided" to max lacks [Approve]
card  "not decided" to max lacks [Remind me tomorrow]
card  "not decided" to max contains Approved by 梅琳, Mon 2 March 09:00
card  "没有做决定" to mei lacks [批准]
card  "没有做决定" to mei contains 已批准：梅琳，3月2日（周一）17:00
mei   undo
bot   to ana 梅琳 took back the approval of AP-1 Acme.
bot   已撤销：对 AP-1 Acme 的批准。
card  "not decided" to max contains [Approve] [Reject] [Remind me tomorrow]
# of two who both must agree, one has had their say
ana   approval request D-5 contract reason="standard" to="max + mei"
skip  4
max   not sure about AP-2 yet, let me see
bot   AP-2 (Contract €4,000, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   approve AP-2
bot   AP-2: you approved Contract €4,000 on D-5; it still waits for 梅琳.
card  "AP-2 (Contract" to max lacks [Approve]
card  "AP-2 (Contract" to max contains Decided by Max Stone, Mon 2 March 09:00
