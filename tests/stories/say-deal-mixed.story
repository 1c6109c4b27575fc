# a deal worked in sentences of both languages, from the call to the money
world small calm
at    2026-03-02 09:00
bo    new lead 深蓝传感 Kevin Luo 13900001111 展会来的
bot   L-4 深蓝传感 归您。下次什么时候跟进？ | [明天] [下周一] [三天后] [撤销]
bo    深蓝传感 loved the demo，周四下午三点再 call
bot   已记入 L-4 深蓝传感；下次跟进 3月5日（周四）15:00。 | [修改] [撤销]
bo    qualify L-4 need=传感器 budget=30万 role=老板 timeline=二季度
bot   L-4 已转为 D-7 深蓝传感；下次跟进 3月5日（周四）15:00。 | [查看] [撤销]
bo    深蓝传感 的 deal 金额 30w
bot   D-7 深蓝传感：金额 ¥300,000。 | [修改] [撤销]
bo    深蓝传感 预计 close 改到 4月30日
bot   D-7 深蓝传感：预计成交日 4月30日（周四）。 | [修改] [撤销]
bo    no, 5月15日
bot   D-7 深蓝传感：预计成交日 5月15日（周五）。 | [修改] [撤销]
bo    remind 我明天 10点 send 深蓝传感 the quote
bot   R-1：3月3日（周二）10:00 提醒您：我明天 10点 send 深蓝传感 the quote | [修改] [撤销]
bo    why?
bot   “remind 我明天 10点 send 深蓝传感…”是这样读的：
