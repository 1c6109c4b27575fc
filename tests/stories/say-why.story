# why? tells how the last words were read
world small calm
at    2026-03-02 09:00
ana   remind me tomorrow at 10 to call Acme
bot   R-1: I will remind you Tue 3 March 10:00: call Acme | [Change] [Undo]
ana   why?
bot   “remind me tomorrow at 10 to call Acme” was read like this: | Done: the reminder “call Acme”.
bo    鼎砺机械金额改成30万
bot   D-6 鼎砺机械：金额 ¥300,000。 | [修改] [撤销]
bo    为什么？
bot   “鼎砺机械金额改成30万”是这样读的： | 已执行：对鼎砺机械的修改。
ana   deal show D-5
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
ana   why
bot   “deal show D-5” was read like this:
ana   flurb the wizzle
bot   I do not know what to do with that; nothing was done. Keep it with D-5 Acme?
ana   why?
bot   “flurb the wizzle” was read like this:
max   why
bot   You have said nothing here lately
