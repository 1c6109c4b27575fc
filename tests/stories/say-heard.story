# what others say and want, and what one guesses, is noted and offered; small questions are answered; a closing day is no errand
world small calm
at    2026-03-02 09:00
ana   Acme wants 10% off
bot   Noted on D-5 Acme. When is the next touch? | [Request approval] [Tomorrow] [Next Monday] [Undo]
ana   I think Acme will close in June
bot   Noted on D-5 Acme. When is the next touch? | [Close date Tue 30 June] [Tomorrow] [Next Monday] [Undo]
bo    鼎砺金额改成48万，4月底签
bot   D-6 鼎砺机械：金额 ¥480,000；预计成交日 4月30日（周四）。 | [修改] [撤销]
bo    不对，35万
bot   D-6 鼎砺机械：金额 ¥350,000；预计成交日 4月30日（周四）。 | [修改] [撤销]
ana   met Acme today, next friday 3pm
bot   Noted on D-5 Acme; next touch Fri 13 March 15:00. | [Change] [Undo]
bo    拜访了鼎砺，王工很满意，下周三再联系，金额改成40万
bot   已记入 D-6 鼎砺机械；下次跟进 3月11日（周三）。 | [修改] [撤销]
ana   remind +10m stretch
bot   R-1: I will remind you Mon 2 March 09:10: stretch | [Undo]
ana   snooze R-1 2h
bot   R-1: later, Mon 2 March 11:00: stretch | [Undo]
ana   today
bot   Due today (1) | [This week]
bo    今天周几
bot   现在是 2026年3月2日（周一）17:00。
ana   Acme
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
ana   deal updat D-5 amount=5
bot   I do not know "deal updat D-5 amount=5"
ana   mark Acme as paid
bot   Only CFO or finance may record payments: Carla Voss, Fin Hale
