# what an approver says or asks of a request without its number decides nothing and is no note: its card is shown
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1 Discount 12%
bot   to max Ana Reyes asks you to decide.
bot   AP-1: discount 12%
bo    申请审批 D-6 折扣 88折 理由=老客户
bot   #approvals AP-2 Discount 12%
bot   to mei 薄一请您审批。
bot   AP-2
max   I approve the discount of Acme
bot   Nothing is decided yet; press what you mean. | AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject]
max   Acme's discount is fine by me
bot   Nothing is decided yet; press what you mean. | AP-1 Discount 12% | [Approve] [Return] [Reject]
max   approve Acme's discount
bot   Nothing is decided yet; press what you mean. | AP-1 Discount 12% | [Approve] [Return] [Reject]
max   if they sign I approve Acme's discount
bot   Nothing is decided yet; press what you mean. | AP-1 Discount 12%
max   what's this discount about?
bot   AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject]
max   why does Acme need 12%?
bot   AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject]
mei   鼎砺的折扣我批准了
bot   还没有做决定，请按按钮。 | AP-2 折扣 12%  [待梅琳] | [批准] [退回] [驳回]
mei   我同意给鼎砺的折扣
bot   还没有做决定，请按按钮。 | AP-2 折扣 12% | [批准] [退回] [驳回]
mei   鼎砺为什么要12%折扣？
bot   AP-2 折扣 12% | [批准] [退回] [驳回]
# nothing of Acme waits for mei, who is no approver of it; and who only wants it is no approver
mei   Acme's discount is approved by me
bot   没有待您审批的事项。
ana   I approve the discount of Acme
bot   Nothing waits for you to decide.
# what the customer says of it is told, and is no verdict
max   met Acme, they agreed to the 12% discount
bot   Noted on D-5 Acme
# a button decides
max   Acme's discount is ok with me
bot   AP-1 Discount 12% | [Approve] [Return] [Reject]
max   presses Approve
bot   to ana AP-1 is approved by Max Stone
bot   AP-1 is approved
