# what a team does: all of its work together, for who leads it
world small
at    2026-03-02 09:00
ana   D-5 they loved the demo
bot   Noted on D-5 Acme
bo    鼎砺聊了一下
bot   已记入 D-6 鼎砺机械
max   what is my team doing this week?
bot   Done by the team, Mon 2 March – Sun 8 March (1) | When   Who        Record  Customer  What | Ana Reyes  D-5     Acme      D-5 they loved the demo
mei   我的团队这周在做什么
bot   团队做的事，3月2日（周一） – 3月8日（周日）（2） | 薄一       D-6   鼎砺机械  鼎砺聊了一下
max   what is Ana working on today
bot   Done by Ana Reyes, Mon 2 March (1)
max   report work team
bot   Done by the team, Mon 2 March (1)
cfo   what is the team doing this week
bot   Done by the team, Mon 2 March – Sun 8 March (2) | Ana Reyes  D-5 | 薄一       D-6
ana   what is my team doing
bot   Only manager, director, CFO or admin may see the work of a team
