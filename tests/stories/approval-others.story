# who does not decide is told who does, and who only wants to look is told who may
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1
bot   AP-1: discount 12%
bot   to max Ana Reyes asks you to decide.
bo    批准 AP-1
bot   AP-1 待 Max Stone 审批，别人不能代为决定
fin   approve AP-1
bot   AP-1 waits for Max Stone; nobody else decides
bo    为什么 AP-1
bot   AP-1 待 Max Stone 审批，别人不能代为决定
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone
bot   AP-1 is approved
bo    批准 AP-1
bot   AP-1 已由 Max Stone 于
bo    D-5
bot   D-5 由 Ana Reyes 负责，只有本人和上级 Max Stone 可以查看
ana   D-6
bot   D-6 is 薄一's; they and their manager 梅琳 may see it
