# that they decided, or chose us, is told and a button wins it; that it is signed or won, wins it
world small calm
at    2026-03-02 09:00
bo    鼎砺定下来了，选我们
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？ | [标为赢单] [明天] [下周一] [撤销]
bo    鼎砺价格敲定了
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？ | [明天] [下周一] [三天后] [撤销]
ana   Acme decided, they chose us
bot   Noted on D-5 Acme. When is the next touch? | [Mark won] [Tomorrow] [Next Monday] [Undo]
ana   presses Mark won
bot   Signed on: Mon 2 March. For Won, D-5 Acme: First invoice on? | [Save]
