# an answer right after the question is read against the whole form: each part goes to its field, and no other deed is made of it
world small calm
at    2026-03-02 09:00
ana   won D-5
bot   Signed on: Mon 2 March. For Won, D-5 Acme: First invoice on? | [Save]
ana   27k, signed on friday by Kate, first invoice 1 april, they skipped the trial
bot   #sales Acme won, €27,000 by Ana Reyes
bot   D-5 Acme is won, €27,000, signed Fri 27 February. First invoice Wed 1 April. | [Change] [Undo]
ana   undo
bot   Undone: the new stage of Acme.
bot   #sales D-5 Acme is not won after all: Ana Reyes took it back
ana   lost D-5
bot   For Lost, D-5 Acme: Reason? | [Save]
ana   price, kestrel was 10% cheaper, call them in september
bot   D-5 Acme is lost: price, Kestrel. Reconnect Tue 1 September. | [Change] [Undo]
ana   undo
bot   Undone: the new stage of Acme.
ana   lost D-5 because they froze budget until next year
bot   For Lost, D-5 Acme: Reconnect on (or never)? | [Save]
ana   never
bot   D-5 Acme is lost: budget. No reconnecting.
ana   undo
bot   Undone: the new stage of Acme.
ana   lost D-5 they went bust
bot   For Lost, D-5 Acme: Reason? | [Save]
ana   never mind
bot   Cancelled, nothing was done.
ana   lost Acme, no answer for weeks
bot   For Lost, D-5 Acme: Reconnect on (or never)? | [Save]
ana   call them in september
bot   D-5 Acme is lost: no answer. Reconnect Tue 1 September.
ana   undo
bot   Undone: the new stage of Acme.
ana   we lost Acme to kestrel on price, try again in sept
bot   D-5 Acme is lost: price, Kestrel. Reconnect Tue 1 September. | [Change] [Undo]
ana   undo
bot   Undone: that Acme is lost.
ana   move D-5 to negotiation
bot   For Negotiation, D-5 Acme: Competitor (or none)? | [Save]
ana   terms net 30, 5%, no competitor
bot   D-5 Acme is in Negotiation since today, €4,000.
ana   D-5
bot   D-5 €4,000
ana   move D-5 to qualified
bot   D-5 Acme: from Negotiation to Qualified needs a reason | [Save]
ana   they asked for another demo
bot   D-5 Acme is in Qualified since today, €4,000.
ana   note D-5
bot   D-5 Acme: what was said or done? | [Save]
ana   left a voicemail, try again thurs
bot   Noted on D-5 Acme; next touch Thu 5 March. | [Change] [Undo]
ana   note D-5
bot   D-5 Acme: what was said or done? | [Save]
ana   in 8 days
bot   Noted on D-5 Acme; next touch Tue 10 March. | [Change] [Undo]
ana   qualify L-3 need=CRM
bot   To make L-3 a deal: what is their budget? | [Save]
ana   budget 80k; tom and the FD; running by September
bot   L-3 is now D-7 Cobalt Freight. When is the next touch?
# a remark for those who decide, in doubt, and a sum under a condition
ana   ask for 12% off on D-5
bot   D-5: what those who decide need to know | [Save]
ana   they would sign today if we do
bot   Not taken yet. Is that the reason for D-5 Acme? | [Yes] [No, keep as a note]
ana   presses Yes
bot   #approvals AP-1 Discount 12% | Reason: they would sign today if we do
bot   to max Ana Reyes asks you to decide.
bot   AP-1: discount 12% on D-5 waits for Max Stone.
ana   invoice D-5
bot   D-5 Acme: how much to invoice? | [Save]
ana   5k once they sign
bot   That sounds unsure, so nothing was done | The form still asks for “Amount” of D-5 Acme
# in Chinese; what corrects right after goes into the form
bo    赢单 鼎砺
bot   签约日期：3月2日（周一）。D-6 鼎砺机械 进入“赢单”还需要：首次开票日期？ | [保存]
bo    48万,今天签的,下周开票
bot   金额：480,000。签约日期：3月2日（周一）。首次开票日期：3月9日（周一）。D-6 鼎砺机械：从“已确认需求”到“赢单”需要说明原因 | [保存]
bo    不对,是昨天签的
bot   签约日期：3月1日（周日）。D-6 鼎砺机械：从“已确认需求”到“赢单”需要说明原因 | [保存]
bo    现场签约
bot   #sales 鼎砺机械 won, ¥480,000
bot   D-6 鼎砺机械 赢单，¥480,000，签约日 3月1日（周日）。首张发票 3月9日（周一）。
bo    撤销
bot   已撤销：鼎砺机械的阶段变更。
bot   #sales 薄一
bo    鼎砺丢了,输给竞品,价格高了一成,9月再联系
bot   D-6 鼎砺机械 输单：价格。9月1日（周二）再联系。 | [修改] [撤销]
bo    撤销
bot   已撤销：鼎砺机械输单。
bo    鼎砺推进到演示
bot   D-6 鼎砺机械 进入“演示”还需要：演示日期？ | [保存]
bo    鼎砺的演示 3月18号下午2点，王总加两位工程师，成功标准：每分钟60件
bot   D-6 鼎砺机械 今天进入“演示”阶段，¥480,000。
bo    跟进 D-6
bot   D-6 鼎砺机械：跟进内容？ | [保存]
bo    打了电话没人接，周四再打
bot   已记入 D-6 鼎砺机械；下次跟进 3月5日（周四）。
bo    跟进 D-6
bot   D-6 鼎砺机械：跟进内容？ | [保存]
bo    十天后
bot   已记入 D-6 鼎砺机械；下次跟进 3月12日（周四）。
