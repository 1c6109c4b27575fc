# an open form swallows no other talk: another's name, a condition, a doubt, a correction, a sentence of its own
world small calm
at    2026-03-02 09:00
ana   won D-5
bot   Signed on: Mon 2 March. For Won, D-5 Acme: First invoice on? | [Save]
ana   touch L-3 next wed
bot   L-3 Cobalt Freight: next touch Wed 11 March. | Still open, D-5 Acme: First invoice on?
ana   actually make that thursday
bot   L-3 Cobalt Freight: next touch Thu 12 March.
ana   Cobalt Freight wants it in june
bot   Noted on L-3 Cobalt Freight; next touch Thu 12 March.
ana   first invoice on friday if they sign
bot   I do not know "first invoice on friday if they sign" | The form still asks, D-5 Acme: First invoice on
ana   first invoice on friday
bot   First invoice on: Fri 6 March. D-5 Acme: from Proposal to Won needs a reason | [Save]
ana   Cobalt Freight is lost if we don't drop the price
bot   I do not know what to do with that; nothing was done. Keep it with L-3 Cobalt Freight?
ana   framework customer
bot   Not taken yet. Is that the reason for D-5 Acme? | [Yes] [No, keep as a note]
ana   presses No, keep as a note
bot   Noted on D-5 Acme. When is the next touch?
# doubt begins no stage
ana   Acme basically signed
bot   I do not know what to do with that; nothing was done. Keep it with D-5 Acme? | [Keep as a note] [Remind me tomorrow]
ana   Acme is as good as won
bot   I do not know what to do with that; nothing was done. Keep it with D-5 Acme? | [Keep as a note] [Remind me tomorrow]
# what goes to those who decide is asked about once something else was done
ana   give Acme 8% off
bot   D-5: what those who decide need to know | [Save]
ana   touch D-5 friday
bot   D-5 Acme: next touch Fri 6 March. | Still open, D-5 Acme: Reason?
ana   they didn't sign
bot   Not taken yet. Is that the reason for D-5 Acme? | [Yes] [No, keep as a note]
# typed fields of other forms, too: a sum, or what one does oneself, is no day and no name
bo    move D-6 to demo
bot   D-6 鼎砺机械 进入“演示”还需要：演示日期？
bo    云岫 now 80k not 72k
bot   不明白
bo    im on leave 16-20 march
bot   不明白
bo    summarise Acme for me
bot   不明白
bo    提醒我明天给张总打电话
bot   R-1：3月3日（周二）09:00 提醒您：给张总打电话
bo    鼎砺的演示 3月18号下午2点，王总加两位工程师，成功标准：每分钟60件
bot   D-6 鼎砺机械 今天进入“演示”阶段，¥480,000。
bo    撤销
bot   已撤销：鼎砺机械的阶段变更。
# three visits without progress are no deals that are lost
bo    今天跑了三家:鼎砺、云岫、河马,都没什么进展
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？
bo    鼎砺基本没戏
bot   不明白要做什么，没有执行。要记到 D-6 鼎砺机械 吗？ | [记为备注] [明天提醒我]
bo    给鼎砺优惠8%
bot   D-6：审批人需要知道 | [保存]
bo    可能是价格吧
bot   还没有记入。这是 D-6 鼎砺机械 的原因吗？ | [是] [不是，记为备注]
bo    取消
bot   已取消，没有做任何操作。
# undone beside an open form, it is still the form that is cancelled
bo    赢单 鼎砺
bot   首次开票日期？
bo    提醒我明天给张总打电话
bot   R-2：3月3日（周二）09:00 提醒您：给张总打电话 | D-6 鼎砺机械还差一项没填：首次开票日期。
bo    撤销
bot   已撤销：提醒“给张总打电话”。
bo    取消
bot   已取消，没有做任何操作。
