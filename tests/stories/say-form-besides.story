# beside what is asked of a lead, its amount and closing day go to the deal; nothing is dropped in silence
world small calm
at    2026-03-02 09:00
ana   qualify L-3
bot   To make L-3 a deal: what do they need?
ana   amount 65k, close end of May, budget 60k, two machines, the boss decides
bot   Amount: 65,000. Close date: Sun 31 May. Budget range: 60k. | To make L-3 a deal: when do they want it?
ana   by autumn, and their dog is brown
bot   L-3 is now D-7 Cobalt Freight, €65,000
ana   D-7
bot   D-7 €65,000 | Close: Sun 31 May | Budget: 60k
bo    新线索 华景精工 王工 13800138777
bot   L-4
bo    转商机 L-4
bot   L-4 转商机：客户需要什么？
bo    金额65万，5月底成交
bot   金额：650,000。预计成交日：5月31日（周日）。L-4 转商机：客户需要什么？
bo    两台封箱机，预算60万，老板拍板，上半年
bot   L-4 已转为 D-8 华景精工，¥650,000
# of a quote its number is taken, and not whose it is
bo    D-8 进入报价
bot   D-8 华景精工 进入“报价”还需要：报价单号？
bo    华景精工报价单Q-201，5月20日成交
bot   报价单号：Q-201。预计成交日：5月20日（周三）。
bo    跳过演示
bot   D-8 华景精工
