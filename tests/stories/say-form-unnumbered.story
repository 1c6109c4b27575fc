# a proposal wants its quote's number: while there is none the deal stays, and what was said besides is kept
world small calm
at    2026-03-02 09:00
bo    阶段 D-6 报价 跳过演示
bot   D-6 鼎砺机械 进入“报价”还需要：预计成交日？ | [还没有单号] [取消] | [保存]
bo    12万，4月底，还没有单号
bot   D-6 鼎砺机械 仍在“已确认需求”阶段：进入“报价”需要报价单号。 | [明天提醒我] [进入报价] [修改] [撤销]
bo    presses 明天提醒我
bot   R-1
bo    阶段 D-6 报价 跳过演示
bot   还需要：报价单号？ | [还没有单号] [取消] | [保存]
bo    presses 还没有单号
bot   D-6 鼎砺机械 仍在“已确认需求”阶段
bo    Q-7
bot   D-6 鼎砺机械 今天进入“报价”阶段，¥120,000。
bo    更新商机 D-6 报价单号=没有
bot   这不是报价单号
