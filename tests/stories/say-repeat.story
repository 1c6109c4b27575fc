# what comes again and again comes at its time on the wall, once after a downtime
world small calm
at    2026-03-02 09:00
ana   remind me every Friday at 4pm to look at the pipeline
bot   R-1: I will remind you Fri 6 March 16:00, then every Friday 16:00: look at the pipeline | [Change] [Undo]
bo    每周一上午九点提醒我看 pipeline
bot   R-2：3月9日（周一）09:00 提醒您，之后每周一 09:00：看 pipeline | [修改] [撤销]
ana   reminders
bot   Reminders (1) | [Done R-1]
sleep 5d
bot   to ana @2026-03-06T16:00 Reminder: look at the pipeline. Next Fri 13 March 16:00; `done R-1` ends it
ana   snooze R-1 1h
bot   R-1: later, Sat 7 March 10:00: look at the pipeline | [Undo]
sleep 2h
bot   to ana @2026-03-07T10:00 Reminder: look at the pipeline. Next Fri 13 March 16:00; `done R-1` ends it
down  21d
bot   to ana @2026-03-28T11:00 Reminder: look at the pipeline. Next Fri 3 April 16:00; `done R-1` ends it (late 15 d)
bot   to bo @2026-03-28T19:00 提醒：看 pipeline。下次 3月30日（周一）09:00；发“完成 R-2”停止（迟了 19 天）
restart
sleep 6d
bot   to bo @2026-03-30T09:00 提醒：看 pipeline。下次 4月6日（周一）09:00；发“完成 R-2”停止
ana   done R-1
bot   R-1 is done: look at the pipeline | [Undo]
sleep 14d
bot   to bo @2026-04-06T09:00 提醒：看 pipeline。下次 4月13日（周一）09:00；发“完成 R-2”停止
bot   to bo @2026-04-13T09:00 提醒：看 pipeline。下次 4月20日（周一）09:00；发“完成 R-2”停止
# a corrected time is the rhythm's; a colleague may be reminded again and again
ana   remind me every workday at 8:30 to read the news
bot   R-3: I will remind you Mon 20 April 08:30, then every working day 08:30: read the news | [Change] [Undo]
ana   no, 9am
bot   R-4: I will remind you Mon 20 April 09:00, then every working day 09:00: read the news | [Change] [Undo]
ana   remind max every Friday at 4pm to send the report
bot   R-5: I will remind Max Stone Fri 17 April 16:00, then every Friday 16:00: send the report | [Change] [Undo]
bot   to max Ana Reyes asked me to remind you Fri 17 April 16:00 (R-5): send the report
