# a form that is cancelled is dead: no later word fills it; and what is a sentence of its own fills none
world small calm
at    2026-03-02 09:00
ana   won D-5
bot   Signed on: Mon 2 March. For Won, D-5 Acme: First invoice on? | [Save] | [Cancel]
ana   never mind
bot   Cancelled, nothing was done.
ana   friday
bot   I do not know "friday"
# by the button
ana   won D-5
bot   For Won, D-5 Acme: First invoice on? | [Cancel]
ana   presses Cancel
bot   Cancelled, nothing was done.
ana   friday
bot   I do not know "friday"
# and by the words for it, which are no value of a field that takes any words
ana   move D-5 to negotiation
bot   For Negotiation, D-5 Acme: Competitor (or none)?
ana   cancel
bot   Cancelled, nothing was done.
ana   won
bot   Which one? Say its number or customer, such as D-5 | [Cancel]
ana   cancel
bot   Cancelled, nothing was done.
ana   cancel
bot   All right, nothing was done.
ana   #sales won D-5
bot   #sales For Won, D-5 Acme: First invoice on?
ana   #sales cancel
bot   #sales (only U-ana) Cancelled, nothing was done.
# "undo" right behind the question takes back the question, and nothing that was done before
ana   touch D-5 tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
ana   won D-5
bot   For Won, D-5 Acme: First invoice on?
ana   actually no, undo that
bot   The open form is cancelled; nothing else was undone.
ana   D-5
bot   D-5 €4,000 | Tue 3 March
ana   won D-5
bot   For Won, D-5 Acme: First invoice on?
ana   note D-5 they want a second unit
bot   Noted on D-5 Acme; next touch Tue 3 March. | Still open, D-5 Acme: First invoice on?
ana   undo
bot   Undone: the note on Acme.
# a sentence of its own is done; the question waits
ana   won D-5
bot   For Won, D-5 Acme: First invoice on?
ana   remind me friday to call Max
bot   R-1: I will remind you Fri 6 March 09:00: call Max | Still open, D-5 Acme: First invoice on?
# and a day that is said of another field goes there
ana   signed on yesterday
bot   Signed on: Sun 1 March. For Won, D-5 Acme: First invoice on?
ana   on the 20th please
bot   First invoice on: Fri 20 March. D-5 Acme: from Proposal to Won needs a reason
ana   signed on the spot
bot   #sales Acme won, €4,000 by Ana Reyes | [Won]
bot   D-5 Acme is won, €4,000, signed Sun 1 March. | [Show] [Undo]
# in Chinese
bo    鼎砺赢单
bot   签约日期：3月2日（周一）。D-6 鼎砺机械 进入“赢单”还需要：首次开票日期？ | [取消]
bo    算了
bot   已取消，没有做任何操作。
bo    提醒我后天上午十点给李总发合同
bot   R-2：3月4日（周三）10:00 提醒您
bo    算了
bot   好的，没有做任何操作。 | [撤销上一步]
bo    明天
bot   3月3日（周二）前没有到期的事。
bo    鼎砺赢单
bot   首次开票日期？
bo    明天提醒我给张总打电话
bot   R-3：3月3日（周二）09:00 提醒您 | D-6 鼎砺机械还差一项没填：首次开票日期。
bo    取消
bot   已取消，没有做任何操作。
bo    鼎砺赢单
bot   首次开票日期？
bo    撤销
bot   已取消待填的表单，没有撤销其他操作。
bo    鼎砺赢单
bot   首次开票日期？
bo    签约日期是3月9日
bot   签约日期：3月9日（周一）。D-6 鼎砺机械 进入“赢单”还需要：首次开票日期？
bo    不用了
bot   已取消，没有做任何操作。
bo    赢单
bot   是哪一个？请说商机编号或客户，如 D-5
bo    取消
bot   已取消，没有做任何操作。
bo    取消
bot   好的，没有做任何操作。
bo    D-6 进入报价
bot   还需要
bo    切换到英文
bot   From now on in English. | Still open
bo    切换到中文
bot   以后用中文。
