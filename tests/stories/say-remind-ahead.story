# a day ahead is counted back from the day that is said; a bare hour is one of the afternoon
world small calm
at    2026-03-02 09:00
bo    提前一天提醒我3月20号给鼎砺打电话
bot   R-1：3月19日（周四）09:00 提醒您：给鼎砺打电话 | [修改] [撤销]
ana   call Acme on 20 March, remind me the day before
bot   R-2: I will remind you Thu 19 March 09:00: call Acme | [Change] [Undo]
bo    提前半小时提醒我明天下午3点给鼎砺打电话
bot   R-3：3月3日（周二）14:30 提醒您：给鼎砺打电话 | [修改] [撤销]
ana   call Acme 3 tomorrow
bot   R-4: I will remind you Tue 3 March 15:00: call Acme | [Change] [Undo]
ana   call Acme 10 tomorrow
bot   R-5: I will remind you Tue 3 March 10:00: call Acme | [Change] [Undo]
