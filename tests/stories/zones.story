# ana in London and bo in Shanghai: each hears at nine of their own wall
world small calm
at    2026-03-02 09:00
ana   touch D-5 tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
bo    下次跟进 D-6 明天
bot   D-6 鼎砺机械：下次跟进 3月3日（周二）。 | [撤销]
bo    提醒 今天晚上9点 打电话
bot   R-1：3月2日（周一）21:00 提醒您：打电话 | [撤销]
ana   remind me today 21:00 call
bot   R-2: I will remind you Mon 2 March 21:00: call | [Undo]
sleep 2d
bot   to bo @2026-03-02T21:00 提醒：打电话 | [完成] [1 小时后] [明天]
bot   to ana @2026-03-02T21:00 Reminder: call | [Done] [Snooze 1 h] [Tomorrow]
bot   to bo @2026-03-03T09:00 今天跟进鼎砺机械。 | [已跟进] [1 小时后] [明天]
bot   to ana @2026-03-03T09:00 Follow up with Acme today. | [Done] [Snooze 1 h] [Tomorrow]
bot   to bo @2026-03-04T09:00 鼎砺机械还在等您跟进。 | [已跟进] [1 小时后] [明天]
bot   to ana @2026-03-04T09:00 Acme still waits for your follow-up. | [Done] [Snooze 1 h] [Tomorrow]
