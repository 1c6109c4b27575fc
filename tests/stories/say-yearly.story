# once a year, and a corrected day is the rhythm's
world small calm
at    2026-03-02 09:00
ana   remind me every year on 5 March to renew the domain
bot   R-1: I will remind you Thu 5 March 09:00, then every year on 5 March 09:00: renew the domain | [Change] [Undo]
bo    每年3月1日提醒我续约
bot   R-2：2027年3月1日（周一）09:00 提醒您，之后每年3月1日 09:00：续约 | [修改] [撤销]
sleep 4d
bot   to ana @2026-03-05T09:00 Reminder: renew the domain. Next Fri 5 March 2027 09:00; `done R-1` ends it
ana   remind me every year on 1 March at 10 to check the licence
bot   R-3: I will remind you Mon 1 March 2027 10:00, then every year on 1 March 10:00: check the licence | [Change] [Undo]
ana   no, 2 March
bot   R-4: I will remind you Tue 2 March 2027 10:00, then every year on 2 March 10:00: check the licence | [Change] [Undo]
ana   remind me every Monday at 9 to plan the week
bot   R-5: I will remind you Mon 9 March 09:00, then every Monday 09:00: plan the week | [Change] [Undo]
ana   no, Tuesday
bot   R-6: I will remind you Tue 10 March 09:00, then every Tuesday 09:00: plan the week | [Change] [Undo]
ana   undo
bot   Undone: the correction of the reminder “plan the week”.
