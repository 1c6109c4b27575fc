# why? quotes the words as they were typed, also where "it" stood for a record
world small calm
at    2026-03-02 09:00
ana   deal show D-5
bot   D-5 €4,000  [Proposal]
ana   remind me to call them tomorrow at 9
bot   R-1: I will remind you Tue 3 March 09:00
ana   why?
bot   “remind me to call them tomorrow at 9” was read like this: | “them” → record: D-5
ana   they asked for prices at once
bot   Noted on D-5 Acme
bo    D-6
bot   D-6
bo    明天9点提醒我给他们打电话
bot   R-2：3月3日（周二）09:00 提醒您
bo    为什么？
bot   “明天9点提醒我给他们打电话”是这样读的： | “他们” → 编号：D-6
