# each part of an answer goes to the field whose kind it is: a day or a sum is never why, and a stage that was skipped is
world small calm
at    2026-03-02 09:00
ana   won D-5 invoice_on=+7d
bot   Signed on: Mon 2 March. D-5 Acme: from Proposal to Won needs a reason | [Save]
ana   yesterday, 5k
bot   Signed on: Sun 1 March. Amount: 5,000. D-5 Acme: from Proposal to Won needs a reason | [Save]
ana   today
bot   Signed on: Mon 2 March. D-5 Acme: from Proposal to Won needs a reason | [Save]
ana   D-5
bot   D-5 €4,000
ana   yesterday, 70k
bot   I do not know "yesterday, 70k"
ana   cancel
bot   Cancelled, nothing was done.
ana   Acme won
bot   Signed on: Mon 2 March. For Won, D-5 Acme: First invoice on? | [Save]
ana   yesterday
bot   Signed on: Sun 1 March. For Won, D-5 Acme: First invoice on? | [Save]
ana   today, 6k, invoice end of month
bot   Signed on: Mon 2 March. Amount: 6,000. First invoice on: Tue 31 March. D-5 Acme: from Proposal to Won needs a reason | [Save]
ana   they skipped negotiation
bot   #sales Acme won, €6,000 by Ana Reyes
bot   D-5 Acme is won, €6,000, signed Mon 2 March. First invoice Tue 31 March.
bo    鼎砺赢了
bot   签约日期：3月2日（周一）。D-6 鼎砺机械 进入“赢单”还需要：首次开票日期？ | [保存]
bo    昨天签的
bot   签约日期：3月1日（周日）。D-6 鼎砺机械 进入“赢单”还需要：首次开票日期？ | [保存]
bo    今天，67万，月底开票
bot   签约日期：3月2日（周一）。金额：670,000。首次开票日期：3月31日（周二）。D-6 鼎砺机械：从“已确认需求”到“赢单”需要说明原因 | [保存]
bo    昨天签的
bot   签约日期：3月1日（周日）。D-6 鼎砺机械：从“已确认需求”到“赢单”需要说明原因 | [保存]
bo    直接跳过谈判
bot   #sales 鼎砺机械 won, ¥670,000
bot   D-6 鼎砺机械 赢单，¥670,000，签约日 3月1日（周日）。首张发票 3月31日（周二）。
# a sum, who decides and a time; another firm with a number of its own is a new lead
ana   lead new Glow Ltd phone=+441614960111
bot   L-4 Glow Ltd is yours
ana   qualify L-4
bot   To make L-4 a deal: what do they need? | [Save]
ana   30k, al decides, by autumn
bot   Budget range: 30k. Role in the decision: al decides. Timeline: by autumn. To make L-4 a deal: what do they need? | [Save]
ana   met someone from Glenfield Dairy at the fair, name was Rob, needs a palletiser, 0161 496 0000
bot   L-5 Glenfield Dairy is yours. When is the next touch?
bo    lead new 河马优选 phone=13900001111
bot   L-6 河马优选 归您
bo    河马优选转商机
bot   L-6 转商机：客户需要什么？ | [保存]
bo    装箱机，15万，刘总，上半年
bot   L-6 已转为 D-7 河马优选
bo    D-7
bot   D-7 | 装箱机 | 15万
