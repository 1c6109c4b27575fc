# what a form took is corrected, and stays when the same is said again; whose it is, names alone say
world small
at    2026-03-02 09:00
ana   new lead Pelican Marine, Jo Reed, +44 20 7946 0018, found us on the web
bot   L-4 Pelican Marine is yours. When is the next touch?
ana   qualify it
bot   To make L-4 a deal: what do they need?
ana   bump it to 480k
bot   Amount: 480,000. To make L-4 a deal: what do they need?
ana   no, 500k
bot   Amount: 500,000. To make L-4 a deal: what do they need?
ana   make it 510k
bot   Amount: 510,000. To make L-4 a deal: what do they need?
ana   change it to 520k
bot   Amount: 520,000. To make L-4 a deal: what do they need?
ana   their budget is 300k
bot   Budget range: 300k. To make L-4 a deal: what do they need?
ana   no, 350k
bot   Budget range: 350k. To make L-4 a deal: what do they need?
# a day that was taken for granted; said again with other facts, what was said stays
ana   won Acme, 4500, framework customer
bot   For Won, D-5 Acme: Signed on?
ana   won Acme, signed yesterday
bot   D-5 Acme is won, €4,500, signed Sun 1 March.
bot   #sales Acme won, €4,500 by Ana Reyes
bo    新线索 海拓阀门 电话=13900139000
bot   L-5 海拓阀门 归您。下次什么时候跟进？
bo    转商机 L-5
bot   L-5 转商机：客户需要什么？
bo    金额48万
bot   金额：480,000。L-5 转商机：客户需要什么？
bo    不对，50万
bot   金额：500,000。L-5 转商机：客户需要什么？
bo    改成52万
bot   金额：520,000。L-5 转商机：客户需要什么？
# the last deal on hand is meant where none is named; what ends a deal asks which
bo    鼎砺怎么样了
bot   D-6 ¥480,000
bo    推进到谈判阶段
bot   D-6 鼎砺机械 进入“谈判”还需要：竞争对手（或“无”）？
bo    move it to quote
bot   D-6 鼎砺机械 进入“报价”还需要：预计成交日？
bo    鼎砺赢单了,48万,老客户介绍
bot   签约日期：3月2日（周一）。D-6 鼎砺机械 进入“赢单”还需要：首次开票日期？
bo    不对，周五
bot   签约日期：2月27日（周五）。D-6 鼎砺机械 进入“赢单”还需要：首次开票日期？
bo    鼎砺赢单，4月1日开票
bot   D-6 鼎砺机械 赢单，¥480,000，签约日 2月27日（周五）。首张发票 4月1日（周三）。
bot   #sales 鼎砺机械 won, ¥480,000 by 薄一
# which invoice: a sentence that names the customer is no answer
fin   invoice new D-6 5000 due=2026-04-01
bot   INV-8: ¥5,000 for 鼎砺机械
fin   invoice new D-6 50000 due=2026-04-01
bot   INV-9: ¥50,000 for 鼎砺机械
fin   鼎砺付清了
bot   鼎砺机械 has 2 open invoices: which one?
fin   鼎砺会全部付清
bot   鼎砺机械 has 2 open invoices: which one?
fin   鼎砺这家真慢
bot   I do not know
