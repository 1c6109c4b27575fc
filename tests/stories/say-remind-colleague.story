# a word to a colleague: on their wall, in their language, and they hear who asked
world small calm
at    2026-03-02 09:00
ana   remind Max tomorrow at 10 to sign the contract
bot   R-1: I will remind Max Stone Tue 3 March 10:00: sign the contract | [Change] [Undo]
bot   to max Ana Reyes asked me to remind you Tue 3 March 10:00 (R-1): sign the contract
bo    提醒梅总明天上午签合同
bot   R-2：将提醒梅琳（3月3日（周二）09:00）：签合同 | [修改] [撤销]
bot   to mei 薄一请我在 3月3日（周二）09:00 提醒您（R-2）：签合同
ana   remind bo today at 8am to send the drawings
bot   When shall I remind you: send the drawings | [Save]
ana   fills when=2026-03-03T08:00
bot   R-3: I will remind 薄一 Tue 3 March 08:00: send the drawings | [Undo]
bot   to bo Ana Reyes 请我在 3月3日（周二）16:00 提醒您（R-3）：send the drawings
ana   @dealbell remind adm on friday to renew the licence
bot   to adm Ana Reyes asked me to remind you Fri 6 March 09:00 (R-4): renew the licence
bot   R-4: I will remind Ada Moss Fri 6 March 09:00: renew the licence | [Change] [Undo]
max   reminders
bot   Reminders (1) | [Done R-1]
sleep 25h
bot   to mei @2026-03-03T09:00 提醒：签合同 | [完成] [1 小时后] [明天]
bot   to bo @2026-03-03T16:00 提醒：send the drawings | [完成] [1 小时后] [明天]
bot   to max @2026-03-03T10:00 Reminder: sign the contract | [Done] [Snooze 1 h] [Tomorrow]
sleep 24h
sleep 72h
bot   to adm @2026-03-06T09:00 Reminder: renew the licence | [Done] [Snooze 1 h] [Monday]
