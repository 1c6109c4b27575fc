# lists come as tables, in their reader's language; what a customer is called stays what it is
world small calm
at    2026-03-02 09:00
ana   lead new "R&D <Pumps> *Bros* | Sons" phone=13900139000 source=fair
bot   L-4 R&D <Pumps> *Bros* | Sons is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   presses Tomorrow
bot   L-4 R&D <Pumps> *Bros* | Sons: next touch Tue 3 March. | [Undo]
ana   lead list
bot   Leads (2)
bo    新线索 "@channel 一_二_*三*" 联系人=周工 电话=13900139001 来源=展会
bot   L-5 @channel 一_二_*三* 归您。下次什么时候跟进？ | [明天] [下周一] [三天后] [撤销]
bo    线索列表
bot   线索（1）
ana   deal list
bot   Open deals (1)
bo    商机列表
bot   进行中的商机（1）
