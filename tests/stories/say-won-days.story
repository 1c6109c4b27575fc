# what winning wants to know: who is still to sign has not signed, and a design is no signature
world small calm
at    2026-03-02 09:00
ana   Acme is won, they sign on friday
bot   Signed on: Mon 2 March. | [Cancel]
ana   cancel
skip
ana   Acme is won, design review yesterday
bot   Signed on: Mon 2 March. | [Cancel]
ana   cancel
skip
ana   Acme is won, signed yesterday
bot   For Won, D-5 Acme: First invoice on? | [Save]
ana   march 18
bot   needs a reason
ana   signed on the spot
bot   #sales Acme won
bot   D-5 Acme is won, €4,000, signed Sun 1 March.
# behind an exclamation mark another clause begins: the day of the invoice is none of the signing
bo    鼎砺签了！首张发票30号开，直接成交没谈判
bot   D-6 鼎砺机械：从“已确认需求”到“赢单”需要说明原因 | [保存]
bo    客户当场就拍板了
bot   #sales 鼎砺机械 won
bot   D-6 鼎砺机械 赢单，¥480,000，签约日 3月2日（周一）。首张发票 3月30日（周一）。
# the day by which they pay is no day of the first invoice, and a plan of invoices is no reason
bo    new lead Heron Ltd, Li Na, 13800138123
bot   Heron Ltd
bo    qualify Heron Ltd amount=480k budget=500k role=buyer timeline=Q2 need=pumps
bot   D-7
bo    Heron签了
bot   签约日期：3月2日（周一）。D-7 Heron Ltd 进入“赢单”还需要：首次开票日期？
bo    先开30万的票，4月10号付，剩下的6月开
bot   是哪一个？ | 尚未开票：“剩下的6月开” | [D-7 Heron Ltd]
bo    presses D-7 Heron Ltd
bot   INV-8：Heron Ltd
