# two requests in one sentence: one is made, and the other is said not to be, with a button that asks for it
world small calm
at    2026-03-02 09:00
ana   Acme wants 10% off and 60 day payment terms, please approve
bot   #approvals AP-1 Discount 10%
bot   to max Ana Reyes asks you to decide.
bot   AP-1: discount 10% on D-5 waits for Max Stone. | Not asked for yet: payment terms of 60 days. | [Show] [Ask for 60 days' terms] [Undo]
ana   presses Ask for 60 days' terms
bot   D-5: what those who decide need to know | [Save]
ana   fills amount="4000"
bot   #approvals AP-2 Credit
bot   to max Ana Reyes asks you to decide.
bot   AP-2: credit
bo    鼎砺要88折外加账期60天,请审批
bot   #approvals AP-3 Discount 12%
bot   to mei 薄一请您审批。
bot   AP-3：D-6 折扣 12%，待梅琳审批。 | 还没有申请：账期 60 天。 | [查看] [申请账期 60 天] [撤销]
# why, or on what it hangs, asks for nothing
ana   request a refund of 200 for Acme because they got 12% off elsewhere
bot   #approvals AP-4 Refund
bot   to max Ana Reyes asks you to decide.
bot   AP-4: refund €200 on D-5 waits for Max Stone. | [Show] [Change] [Undo]
