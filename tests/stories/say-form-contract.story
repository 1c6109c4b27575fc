# an answer to a contract's form: version, signer, legal name and tax number; what is none of them is said, and no reminder is made of it
world small calm
at    2026-03-02 09:00
ana   D-5 to contract
bot   For Contract, D-5 Acme: Approved quote version? | [Save]
ana   not approved yet
bot   I do not know "not approved yet" | The form still asks
ana   cancel
bot   Cancelled
ana   D-5 to contract
bot   For Contract, D-5 Acme: Approved quote version? | [Save]
ana   v2, anna lee, Acme Foods Ltd, GB123456789
bot   Approved quote version: v2. Legal entity: Acme Foods Ltd. Tax id: GB123456789. Signer: anna lee. D-5 Acme: from Proposal to Contract needs a reason | [Save]
ana   cancel
bot   Cancelled
bo    鼎砺推到合同
bot   D-6 鼎砺机械 进入“合同”还需要：已批准的报价版本？ | [保存]
bo    法务张律,下周一出合同
bot   没有记入：“下周一出合同”。签约人：法务张律。D-6 鼎砺机械 进入“合同”还需要：已批准的报价版本？ | [保存]
bo    鼎砺机械有限公司
bot   签约主体：鼎砺机械有限公司。D-6 鼎砺机械 进入“合同”还需要：已批准的报价版本？ | [保存]
bo    还没批
bot   不明白“还没批” | 表单还在问
bo    取消
bot   已取消
# a quote's number is its answer, and its last day no reminder
bo    鼎砺推到报价
bot   D-6 鼎砺机械 进入“报价”还需要
bo    12月15日
bot   预计成交日：12月15日（周二）。D-6 鼎砺机械 进入“报价”还需要：报价单号？ | [保存]
bo    no demo needed
bot   不明白“no demo needed” | 表单还在问，D-6 鼎砺机械：报价单号
bo    取消
bot   已取消
bo    鼎砺推到报价
bot   D-6 鼎砺机械 进入“报价”还需要
bo    12月15日
bot   预计成交日：12月15日（周二）。D-6 鼎砺机械 进入“报价”还需要：报价单号？ | [保存]
bo    Q-101 valid til end april, they want it without a demo
bot   D-6 鼎砺机械 今天进入“报价”阶段，¥480,000。
bo    D-6
bot   D-6 | they want it without a demo
