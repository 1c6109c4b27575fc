# what should change, said right after it was asked, is the comment, whatever else it might be
world small calm
at    2026-03-02 09:00
ana   ask for 12% off on D-5, ask max
bot   D-5: what those who decide need to know | [Save]
ana   they compare prices
bot   #approvals AP-1 Discount 12%
bot   to max AP-1
bot   AP-1: discount 12% on D-5 waits for Max Stone.
max   return AP-1
bot   To return AP-1, say what should change. | [Return]
max   need the signed terms first
bot   to ana AP-1 is returned by Max Stone: Discount 12% on D-5 Acme: “need the signed terms first”
bot   AP-1 is returned: Discount 12% on D-5.
ana   ask for 8% off on D-5 because they compare prices
bot   #approvals AP-2 Discount 8%
bot   to max AP-2
bot   AP-2: discount 8% on D-5 waits for Max Stone.
max   return AP-2
bot   To return AP-2, say what should change. | [Return]
max   pls check the margin again with mei, get a 2 year commitment
bot   to ana AP-2 is returned by Max Stone: Discount 8% on D-5 Acme: “pls check the margin again with mei, get a 2 year commitment”
bot   AP-2 is returned: Discount 8% on D-5.
bo    approval request D-6 discount 12 reason="他们在比价"
bot   #approvals AP-3
bot   to mei AP-3
bot   AP-3：D-6 折扣 12%，待梅琳审批。
mei   驳回 AP-3
bot   驳回 AP-3 要说明原因。 | [驳回]
mei   好的
bot   AP-3（折扣 12%，鼎砺机械）没有做决定，仍待您审批。
mei   毛利太低，先谈到95折再说
bot   to bo AP-3 | 毛利太低，先谈到95折再说
bot   AP-3 已驳回
# an approval elsewhere, or a nod, is none
bo    approval request D-6 discount 8 reason="他们在比价"
bot   #approvals AP-4
bot   to mei AP-4
bot   AP-4：D-6 折扣 8%，待梅琳审批。
mei   退回 AP-4
bot   退回 AP-4 | [退回]
mei   ok to Acme
bot   不明白要做什么，没有执行。要记到 D-5 Acme 吗？
