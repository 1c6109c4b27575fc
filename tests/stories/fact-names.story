# facts by their short Chinese names; one that there is not is named
world small calm
at    2026-03-02 09:00
bo    阶段 D-6 演示 演示日=明天 参会人=王总 成功标准=试用
bot   D-6 鼎砺机械 今天进入“演示”阶段，¥480,000。 | [进入报价] [查看] [撤销]
bo    阶段 D-6 报价 预计成交=2026-04-01 报价单=Q-1 金额=48万
bot   D-6 鼎砺机械 今天进入“报价”阶段，¥480,000。 | [进入谈判] [查看] [撤销]
bo    阶段 D-6 谈判 对手=无 要求折扣=5 付款条款=30天
bot   D-6 鼎砺机械 今天进入“谈判”阶段，¥480,000。 | [进入合同] [查看] [撤销]
bo    阶段 D-6 合同 颜色=红
bot   商机没有“颜色”这一项信息
ana   deal stage D-5 negotiation colour=red
bot   A deal has no "colour"
