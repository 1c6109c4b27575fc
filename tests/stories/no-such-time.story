# a time that there is not is said to be none
world small calm
at    2026-03-02 08:00
ana   remind tomorrow 25:00 call
bot   There is no 25:00
bo    提醒 明天25点 打电话
bot   没有 25:00 这个时间
bo    提醒 明天25点打电话
bot   没有 25:00 这个时间
ana   remind tomorrow 13pm call
bot   R-1: I will remind you Tue 3 March 13:00: call | [Undo]
ana   remind tomorrow 5 people come
bot   R-2: I will remind you Tue 3 March 09:00: 5 people come | [Undo]
ana   note D-5 "quoted" 'single' words
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
max   hand over D-5 to bo
bot   to bo Max Stone 把 D-5 Acme 转交给您
bot   to ana Max Stone handed D-5 Acme to 薄一
bot   D-5 Acme is now 薄一's. | [Undo]
