# what a competitor won is noted, and loses by a button; what is won from one is ours
world small calm
at    2026-03-02 09:00
ana   a competitor won the Acme deal
bot   Noted on D-5 Acme. When is the next touch? | [Mark lost] [Tomorrow] [Next Monday] [Undo]
bo    鼎砺跟友商签了
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？ | [标为丢单] [明天] [下周一] [撤销]
bo    明天的鼎砺会议取消了
bot   已记入 D-6 鼎砺机械
