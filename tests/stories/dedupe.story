# a telephone number belongs to one lead, in whatever form it is typed
world small calm
at    2026-03-02 09:00
ana   lead new Cobalt Ltd phone="+86 138 0013 8000"
bot   L-3 Cobalt Freight is yours already (same phone); this was added to its history. | [Show] [Undo]
bo    新线索 钴蓝货运 电话=138-0013-8000
bot   to ana 薄一 tried to add L-3 Cobalt Freight, which is yours
bot   L-3 Cobalt Freight 的电话相同，由 Ana Reyes 负责，没有新建，已告知 Ana Reyes。
bo    新线索 海拓阀门有限公司 电话=13900139000
bot   L-4 海拓阀门有限公司 归您。下次什么时候跟进？ | [明天] [下周一] [三天后] [撤销]
bo    新线索 上海海拓阀门 电话=13900139001
bot   L-5 上海海拓阀门 归您。下次什么时候跟进？ | [就是海拓阀门有限公司] [明天] [下周一] [撤销]
ana   lead new Haituo Valves phone=13900139000
bot   L-4 海拓阀门有限公司 has the same phone and is 薄一's; nothing was added, 薄一 was told.
bot   to bo Ana Reyes 想新建 L-4 海拓阀门有限公司，这条是您的
ana   lead list
bot   Leads (1)
bo    线索列表
bot   线索（2）
