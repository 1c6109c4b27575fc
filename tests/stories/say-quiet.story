# hours in which one is left alone, in one's own words; nudges obey them
world small calm
at    2026-03-02 09:00
ana   touch D-5 tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
ana   don't disturb me from 6pm to 10:30am
bot   From 18:00 to 10:30 I leave you alone, and on days off. Nudges wait until then; reminders you asked for come when you asked for them. | [Undo]
ana   quiet
bot   From 18:00 to 10:30 I leave you alone, and on days off. Nudges wait until then; reminders you asked for come when you asked for them. | [20:00–08:30] [22:00–07:00] [Off]
sleep 30h
bot   to ana @2026-03-03T10:30 Follow up with Acme today. | [Done] [Snooze 1 h] [Tomorrow]
bo    晚上9点到早上8点别打扰我
bot   21:00 到 08:00 不打扰您，休息日也不打扰。催办到时再说；您自己设的提醒按时来。 | [撤销]
bo    免打扰
bot   21:00 到 08:00 不打扰您，休息日也不打扰。催办到时再说；您自己设的提醒按时来。 | [20:00–08:30] [22:00–07:00] [关闭]
bo    撤销
bot   已撤销：薄一的免打扰。
bo    免打扰
bot   20:00 到 08:30 不打扰您，休息日也不打扰。催办到时再说；您自己设的提醒按时来。 | [20:00–08:30] [22:00–07:00] [关闭]
ana   mute me until friday
bot   Until Fri 6 March 09:00 I leave you alone. Nudges wait until then; reminders you asked for come when you asked for them. | [Undo]
ana   touch D-5 tomorrow
bot   D-5 Acme: next touch Wed 4 March. | [Undo]
ana   quiet
bot   Until Fri 6 March 09:00 I leave you alone. | From 18:00 to 10:30
ana   quiet until yesterday
bot   "until yesterday" are no hours
sleep 3d
bot   to ana @2026-03-06T10:30 Follow up with Acme
bo    到周四前别打扰我
bot   到 3月12日（周四）09:00 为止不打扰您。
ana   quiet off
bot   No quiet hours: I nudge you at any hour of a working day. Days off are quiet. | [Undo]
ana   quiet sometimes
bot   "sometimes" are no hours
