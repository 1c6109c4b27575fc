# what waits in the pool is taken by any name one knows it by; whoever may not take, or wants something else, is not told of it
world small
at    2026-03-02 09:00
max   新线索 海拓阀门 电话=13900139000
bot   L-4 海拓阀门 is yours.
max   lead release L-4
bot   L-4 海拓阀门 is in the pool. | [Undo]
bo    认领海拓
bot   L-4 海拓阀门 归您。下次什么时候跟进？ | [明天] [下周一] [三天后] [撤销]
bo    撤销
bot   已撤销：领取
ana   take haituo
bot   L-4 海拓阀门 is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   undo
bot   Undone: the lead taken, 海拓阀门.
bo    海托阀门我来跟
bot   L-4 海拓阀门 归您。
bo    撤销
bot   已撤销：领取
ana   haituo called
bot   I do not know "haituo called"
fin   take haituo
bot   Only sales, manager, director or admin may take a lead
# of two that fit, one is asked for
max   new lead Harbour Works phone=13900139001
bot   L-5 Harbour Works is yours.
max   lead release L-5
bot   L-5 Harbour Works is in the pool. | [Undo]
max   new lead Harbour Foods phone=13900139002
bot   L-6 Harbour Foods is yours.
max   lead release L-6
bot   L-6 Harbour Foods is in the pool. | [Undo]
ana   take harbour
bot   Which one? | [Harbour Works L-5] [Harbour Foods L-6]
ana   L-6
bot   L-6 Harbour Foods is yours.
# who has one of that name takes nothing else
ana   take harbour
bot   L-6 is yours already
