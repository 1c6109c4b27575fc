# a follow-up is noted, the next touch is asked for, and it comes when it is due
world small calm
at    2026-03-02 09:00
ana   note D-5 they liked the demo
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   presses Tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
sleep 1d
bot   to ana @2026-03-03T09:00 Follow up with Acme today. Last note: “they liked the demo” | [Done] [Snooze 1 h] [Tomorrow]
ana   note D-5 sent them the offer next=+2d
bot   Noted on D-5 Acme; next touch Thu 5 March. | [Undo]
sleep 2d
bot   to ana @2026-03-05T09:00 Follow up with Acme today. Last note: “sent them the offer” | [Done] [Snooze 1 h] [Tomorrow]
ana   presses Done
bot   D-5 Acme: what was said or done? | [Save]
ana   fills text="she wants to see it run"
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 1 week] [Undo]
ana   presses Next Monday
bot   D-5 Acme: next touch Mon 9 March. | [Undo]
sleep 5d
bot   to ana @2026-03-09T09:00 Follow up with Acme today. Last note: “she wants to see it run” | [Done] [Snooze 1 h] [Tomorrow]
bot   to ana @2026-03-10T09:00 Acme still waits for your follow-up. Last note: “she wants to see it run” | [Done] [Snooze 1 h] [Tomorrow]
# said in a sentence it is set as well, and is no reminder
ana   Acme next touch friday at half nine
bot   D-5 Acme: next touch Fri 13 March 09:30. | [Change] [Undo]
ana   next touch with Acme on monday 9.30
bot   D-5 Acme: next touch Mon 16 March 09:30. | [Change] [Undo]
ana   move the next touch to wednesday at 3
bot   D-5 Acme: next touch Wed 11 March 15:00. | [Change] [Undo]
ana   next touch Zorro Inc friday
bot   Which one? Say a deal, lead or customer, such as D-5
ana   cancel
bot   Cancelled
bo    鼎砺下次跟进周五上午10点
bot   D-6 鼎砺机械：下次跟进 3月13日（周五）10:00。 | [修改] [撤销]
bo    下次跟进改到周五下午3点
bot   D-6 鼎砺机械：下次跟进 3月13日（周五）15:00。 | [修改] [撤销]
ana   when is the next touch of Acme?
bot   D-5 €4,000
