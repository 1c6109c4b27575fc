# whom they chose may be our own supplier: a name that nobody here knows is noted, and loses by a button
world small calm
at    2026-03-02 09:00
ana   Acme went with Zentrix
bot   Noted on D-5 Acme. When is the next touch? | [Mark lost] [Tomorrow] [Next Monday] [Undo]
ana   presses Mark lost
bot   For Lost, D-5 Acme: Reconnect on (or never)? | [Save]
ana   never
bot   D-5 Acme is lost: competitor, Zentrix. No reconnecting. | [Undo]
ana   undo
bot   Undone: the new stage of Acme.
ana   Acme chose a competitor
bot   For Lost, D-5 Acme: Reconnect on (or never)? | [Save]
ana   nvm
bot   Cancelled, nothing was done.
bo    鼎砺选了 Zentrix
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？ | [标为丢单] [明天] [下周一] [撤销]
