# words that name nobody, right after a deal: a touch, another day, what comes next; the rest is kept with it
world small calm
at    2026-03-02 09:00
ana   touch D-5 next tuesday 2pm
bot   D-5 Acme: next touch Tue 10 March 14:00.
ana   move the demo to Thursday
bot   D-5 Acme: next touch Thu 5 March
ana   reschedule it for Friday 3pm
bot   D-5 Acme: next touch Fri 6 March 15:00.
ana   what's next for Acme?
bot   D-5 €4,000  [Proposal] | Next touch: Fri 6 March 15:00
ana   had a quick chat with the buyer, she likes it
bot   Noted on D-5 Acme; next touch Fri 6 March 15:00.
ana   just got off the phone, they want the long cable
bot   Noted on D-5 Acme; next touch Fri 6 March 15:00.
ana   proposal sent
bot   Noted on D-5 Acme; next touch Fri 6 March 15:00.
ana   bigger warehouse in spring perhaps
bot   I do not know what to do with that; nothing was done. Keep it with D-5 Acme? | [Keep as a note] [Remind me tomorrow]
ana   presses Keep as a note
bot   Noted on D-5 Acme; next touch Fri 6 March 15:00.
# a question, or a word or two, is not kept
ana   is the weather better in spring
bot   I do not know
ana   hmm nope
bot   I do not know
bo    跟进D-6客户很满意 next=+7d
bot   已记入 D-6 鼎砺机械；下次跟进 3月9日
bo    演示挪到周四下午3点
bot   D-6 鼎砺机械：下次跟进 3月5日（周四）15:00。
bo    聊过了，他们要看案例
bot   已记入 D-6 鼎砺机械；下次跟进 3月5日（周四）15:00。
bo    聊了一下，老板想压价
bot   已记入 D-6 鼎砺机械；下次跟进 3月5日（周四）15:00。
bo    报价发出去了
bot   已记入 D-6 鼎砺机械；下次跟进 3月5日（周四）15:00。
bo    鼎砺接下来做什么？
bot   D-6 ¥480,000
bo    仓库要搬到苏州去
bot   不明白要做什么，没有执行。要记到 D-6 鼎砺机械 吗？ | [记为备注] [明天提醒我]
# right after a reminder it is that one
bo    明天下午两点提醒我给老张打电话
bot   R-1：3月3日（周二）14:00 提醒您：给老张打电话
bo    把电话改到周五上午十点
bot   R-1：推迟到 3月6日（周五）10:00
# of nobody where nobody was spoken of
max   had a quick chat with the buyer, she likes it
bot   Which one? Say a deal, lead or customer, such as D-5
max   cancel
bot   Cancelled
max   move the demo to Thursday
bot   Which one?
# what a rival asks for is no amount of ours
ana   raise Acme to 5k, the competitor is at 7k
bot   D-5 Acme: Amount €5,000.
ana   Acme has a quote of 3k from Zentrix
bot   Noted on D-5 Acme
bo    鼎砺改成38万，对手报40万
bot   D-6 鼎砺机械：金额 ¥380,000。
