# what is told with no name is of the lead or deal that was spoken of last; with none it is asked
world small
at    2026-03-02 09:00
ana   转商机
bot   Which one? | [Save]
ana   cancel
bot   Cancelled
ana   new lead Pelican Marine, Jo Reed, +44 20 7946 0018, found us on the web
bot   L-4 Pelican Marine is yours. When is the next touch?
ana   tomorrow 10am
bot   L-4 Pelican Marine: next touch Tue 3 March 10:00.
ana   they're a good fit, qualify
bot   To make L-4 a deal: what do they need?
ana   cancel
bot   Cancelled
ana   转商机
bot   To make L-4 a deal: what do they need?
ana   cancel
bot   Cancelled
ana   qualify
bot   To make L-4 a deal: what do they need?
ana   cancel
bot   Cancelled
ana   D-5
bot   D-5
ana   demo went well, send the quote monday
bot   Noted on D-5 Acme; next touch Mon 9 March.
# what was done today and what comes next, with no name: the next touch of the deal that was spoken of
bo    鼎砺金额48万
bot   D-6 鼎砺机械
bo    今天演示做完了，反响不错，下周二发报价
bot   已记入 D-6 鼎砺机械；下次跟进 3月10日（周二）。
# a request for a discount and a move that name nobody as well; the day of a demo stands behind a comma
ana   ask for 12% off, they compare prices
bot   #approvals AP-1 Discount 12%
bot   to max
bot   AP-1: discount 12% on D-5 waits for Max Stone.
bo    D-6
bot   D-6
bo    推进到演示，周四下午两点
bot   D-6 鼎砺机械 进入“演示”还需要：参加人？
