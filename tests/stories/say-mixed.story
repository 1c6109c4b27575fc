# mixed: both languages in one sentence
world small calm
at    2026-03-02 09:00
bo    remind我明天call一下鼎砺机械的王总
bot   R-1：3月3日（周二）09:00 提醒您：call一下鼎砺机械的王总 | [修改] [撤销]
bo    鼎砺机械 那个deal 预计 close 改到 4月30日
bot   D-6 鼎砺机械：预计成交日 4月30日（周四）。 | [修改] [撤销]
bo    new lead 深蓝传感 Kevin Luo 13900001111 LinkedIn 来的 interested in 年度license 30k
bot   L-4 深蓝传感 归您。下次什么时候跟进？ | [明天] [下周一] [三天后] [修改] [撤销]
ana   Acme 那边 CFO on board 了, follow up 下周三
bot   Noted on D-5 Acme; next touch Wed 11 March. | [Change] [Undo]
