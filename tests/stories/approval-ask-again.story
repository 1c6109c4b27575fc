# what was returned, or not decided in time, is asked again from a form that holds it, ready to change
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="Kraft is cheaper"
skip  3
max   return AP-1 try 8 first
bot   to ana AP-1 is returned by Max Stone: Discount 12% on D-5 Acme: “try 8 first” | [Ask again] [Show the deal]
bot   AP-1 is returned
ana   presses Ask again
bot   To ask for AP-1 again, change what should be different. | What for: discount | Percent off, or the amount: 12 | Reason: Kraft is cheaper | Who decides (empty: as the rules say): ____ | [Save]
ana   fills kind=discount size=8 reason="Kraft is cheaper" to=""
bot   #approvals AP-2 Discount 8%  [waits for Max Stone]
bot   AP-2: discount 8% on D-5 waits for Max Stone.
bot   to max Ana Reyes asks you to decide.
max   reject AP-2 no
bot   to ana AP-2 is rejected
bot   AP-2 is rejected
# of two who both must agree, and one behind them; in Chinese; the older button is as good as ever
ana   approval request D-5 price 3500 reason="volume" to="fin + max > cfo"
skip  4
ana   ask again AP-3
bot   AP-3 need not be asked again: it is waiting
sleep 12d
skip  16
ana   presses Ask again
bot   To ask for AP-3 again | What for: price | Percent off, or the amount: 3,500 EUR | Reason: volume | Who decides (empty: as the rules say): fin + max > cfo
bo    申请审批 D-6 折扣 9折 理由=老客户
skip  3
mei   拒绝 AP-4 太低
bot   to bo AP-4 已驳回 | [重新申请] [查看商机]
bot   AP-4 已驳回
bo    presses 重新申请
bot   重新申请 AP-4：请修改后提交。 | 审批事项：discount | 优惠百分比或金额：10 | 理由：老客户 | 审批人（不填则按规则）：____
bo    fills kind=discount size=95折 reason=老客户
bot   #approvals AP-5 Discount 5%
bot   AP-5：D-6 的折扣 5% 按规则自动批准
