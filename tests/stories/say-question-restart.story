# 问题还开着时重启，回答照样算数；过了十分钟就不算了
world small calm
at    2026-03-02 09:00
bo    提醒我给鼎砺寄合同
bot   什么时候提醒您：给鼎砺寄合同 | [保存]
restart
bo    明天下午三点
bot   R-1：3月3日（周二）15:00 提醒您：给鼎砺寄合同 | [撤销]
bo    提醒我交报销
bot   什么时候提醒您：交报销 | [保存]
sleep 9min
restart
bo    周五上午十点
bot   R-2：3月6日（周五）10:00 提醒您：交报销 | [撤销]
bo    提醒我买咖啡
bot   什么时候提醒您：买咖啡 | [保存]
sleep 11min
restart
bo    周五
bot   不明白“周五”
bo    presses 明天
bot   R-3：3月3日（周二）09:00 提醒您：买咖啡 | [撤销]
