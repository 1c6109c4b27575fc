# won with all it wants to know in one message: no invoice of today; to a Londoner 27/2 and 1/4 begin with the day
world small
at    2026-03-02 09:00
ana   won: Acme, 4500, signed 2/3, invoice on 1/4, reason: framework customer
bot   D-5 Acme is won, €4,500, signed Mon 2 March. First invoice INV-7, Fri 30 January.
bot   #sales Acme won, €4,500 by Ana Reyes
ana   invoice list Acme
bot   Open invoices (1)
bo    赢单：鼎砺，48万，2月27日签的，4月1日开票，原因：老客户
bot   D-6 鼎砺机械 赢单，¥480,000，签约日 2月27日（周五）。首张发票 4月1日（周三）。
bot   #sales 鼎砺机械 won, ¥480,000 by 薄一
bo    撤销
bot   已撤销
bot   #sales D-6 鼎砺机械 is not won after all: 薄一 took it back
bo    赢单 鼎砺 47万，上周五签的，下周一开票，老客户介绍
bot   D-6 鼎砺机械 赢单，¥470,000，签约日 2月27日（周五）。首张发票 3月9日（周一）。
