# a note by its name: the next touch that its last words say is taken, and another day is said
world small calm
at    2026-03-02 09:00
bo    跟进鼎砺 对方说月底前定，后天下午再打电话
bot   已记入 D-6 鼎砺机械；下次跟进 3月4日（周三）14:00。 | [修改] [撤销]
ana   note D-5 they liked it, call them Friday at 3pm
bot   Noted on D-5 Acme; next touch Fri 6 March 15:00. | [Change] [Undo]
ana   note D-5 they want a demo next Tuesday at 2pm and asked for 2 lines
bot   Noted on D-5 Acme; next touch stays Fri 6 March 15:00. “next Tuesday at 2pm” was not taken for it. | [Next touch Tue 10 March 14:00] [Undo]
ana   presses Next touch Tue 10 March 14:00
bot   D-5 Acme: next touch Tue 10 March 14:00.
bo    跟进D-6 对方想四月十号上线
bot   已记入 D-6 鼎砺机械；下次跟进仍为 3月4日（周三）14:00，“四月十号”没有当作下次跟进。 | [4月10日（周五）跟进]
bo    跟进D-6 客户很满意
bot   已记入 D-6 鼎砺机械；下次跟进 3月4日（周三）14:00。 | [撤销]
ana   visited Acme, they want it before June, and before June again, they like the price, and before June it is, call them again on Thursday
bot   Noted on D-5 Acme; next touch Thu 5 March.
