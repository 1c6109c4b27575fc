# 一个客户有四个商机：给三个按钮，另一个发编号；下次跟进不会丢
world small calm
at    2026-03-02 09:00
bo    lead new 鼎砺机械 phone=13900002222
bot   L-4 鼎砺机械 归您。下次什么时候跟进？ | [明天] [下周一] [三天后] [撤销]
bo    qualify L-4 need=贴标机 budget=20万 role=老板 timeline=下季度
bot   L-4 已转为 D-7 鼎砺机械
bo    lead new 鼎砺机械 phone=13900003333
bot   L-5 鼎砺机械 归您
bo    qualify L-5 need=码垛机 budget=20万 role=老板 timeline=下季度
bot   L-5 已转为 D-8 鼎砺机械
bo    lead new 鼎砺机械 phone=13900004444
bot   L-6 鼎砺机械 归您
bo    qualify L-6 need=码垛机 budget=20万 role=老板 timeline=下季度
bot   L-6 已转为 D-9 鼎砺机械
bo    今天拜访了鼎砺机械，客户很满意，下周三再跟进
bot   鼎砺机械有 4 个进行中的商机：是哪一个？也可以发编号 | [保存]
bo    D-6
bot   已记入 D-6 鼎砺机械；下次跟进3月11日（周三）。 | [撤销]
bo    鼎砺机械金额改成50万
bot   鼎砺机械有 4 个进行中的商机：是哪一个？也可以发编号 | [保存]
bo    presses D-9 已确认需求
bot   D-9 鼎砺机械：金额 ¥500,000。 | [撤销]
