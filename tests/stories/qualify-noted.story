# what was noted on a lead stands in the form that makes it a deal; an appointment that names nobody is of whom was spoken of
world small calm
at    2026-03-02 09:00
ana   log L-3 good call, budget around 60k, the CFO decides, they want it before summer
bot   Noted on L-3 Cobalt Freight. When is the next touch?
ana   qualify L-3
bot   To make L-3 a deal: what do they need? From the notes: Budget range around 60k; Role in the decision the CFO decides; Timeline they want it before summer
ana   a new CRM
bot   L-3 is now D-7 Cobalt Freight. When is the next touch?
ana   show D-7
bot   Budget: around 60k
ana   booked a demo for Tuesday 10am
bot   R-1: I will remind you Tue 3 March 10:00: Cobalt Freight: booked a demo
ana   move it to proposal
bot   D-7
ana   cancel
bot   Cancelled
# of one's own it is nobody's
ana   remind me tomorrow at 3pm to see the dentist
bot   R-2: I will remind you Tue 3 March 15:00: see the dentist
bo    新线索 海棠物流 周总 13812345678 要上仓储系统
bot   L-4 海棠物流 归您。下次什么时候跟进？
bo    下周一
bot   L-4 海棠物流：下次跟进
bo    聊过了，预算大概80万，周总拍板，想6月前上线
bot   已记入 L-4 海棠物流
bo    转商机
bot   L-4 已转为 D-8 海棠物流；下次跟进 3月9日（周一）。 | 按跟进记录：预算范围 大概80万；决策角色 周总拍板；时间计划 想6月前上线 | [查看] [撤销]
bo    约了下周二上午10点演示
bot   R-3：3月10日（周二）10:00 提醒您：海棠物流：约了下周二上午10点演示
bo    改到谈判
bot   D-8
# right after a reminder of theirs it is still them; what is called a quote's number is one
bo    约了下周三上午10点演示
bot   R-4：3月11日（周三）10:00 提醒您：海棠物流：约了下周三上午10点演示
bo    演示做完了，周总很满意
bot   已记入 D-8 海棠物流
bo    报价75万，单号Q-3310，预计4月底成交
bot   D-8 海棠物流：金额 ¥750,000；预计成交日 4月30日（周四）；报价单号 Q-3310
