# slips on the way through a form: what is denied is no answer, what corrects says little, and two values of one breath find their places
world small
at    2026-03-02 09:00
ana   acme won
bot   Signed on: Mon 2 March. D-5 Acme: from Proposal to Won needs a reason
ana   5k signed fri
bot   Amount: 5,000. Signed on: Fri 27 February. D-5 Acme: from Proposal to Won needs a reason
ana   no 5.2k
bot   Amount: 5,200. D-5 Acme: from Proposal to Won needs a reason
ana   they skipped contract, small order
bot   D-5 Acme is won, €5,200, signed Fri 27 February.
bot   #sales Acme won, €5,200 by Ana Reyes
ana   new lead Pelican Marine, Jo Reed +44 20 7946 0018
bot   L-4 Pelican Marine is yours.
ana   qualify pelican
bot   To make L-4 a deal: what do they need?
ana   two pumps by june
bot   Need: two pumps by june. To make L-4 a deal: what is their budget?
ana   30k-40k
bot   Budget range: 30k-40k. To make L-4 a deal: what is the contact's part in the decision?
ana   not 30-40, 50k
bot   Budget range: 50k. To make L-4 a deal: what is the contact's part in the decision?
bo    鼎砺推到谈判
bot   D-6 鼎砺机械 进入“谈判”还需要：竞争对手（或“无”）？
bo    没有对手
bot   竞争对手：没有对手。D-6 鼎砺机械 进入“谈判”还需要：要求折扣（优惠 %）？
bo    85折，月结30
bot   要求折扣：15%。付款条件：月结30。D-6 鼎砺机械：从“已确认需求”到“谈判”需要说明原因
bo    不是，9折
bot   要求折扣：10%。D-6 鼎砺机械：从“已确认需求”到“谈判”需要说明原因
bo    中间没演示，直接谈的
bot   D-6 鼎砺机械 今天进入“谈判”阶段，¥480,000。
bo    鼎砺赢了 47w
bot   签约日期：3月2日（周一）。D-6 鼎砺机械 进入“赢单”还需要：首次开票日期？
bo    写错了，上周五
bot   签约日期：2月27日（周五）。D-6 鼎砺机械 进入“赢单”还需要：首次开票日期？
bo    新线索 海拓阀门 徐工 13900139000
bot   L-5 海拓阀门 归您。
bo    海拓转商机
bot   L-5 转商机：客户需要什么？
bo    要三台泵，预算15万
bot   预算范围：15万。需求：要三台泵。L-5 转商机：联系人在决策中是什么角色？
bo    说错了，预算20万
bot   预算范围：20万。L-5 转商机：联系人在决策中是什么角色？
bo    鼎砺丢了，价格
bot   进入“输单”还需要：再联系日期
bo    九月再说
bot   D-6 鼎砺机械 输单：价格。9月1日（周二）再联系。
