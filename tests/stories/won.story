# the bell rings where everybody hears it, once
world small calm
at    2026-03-02 09:00
bo    赢单 D-6 当场签约 签约日=今天 金额=48万 开票日=+7d
bot   #sales 鼎砺机械 won, ¥480,000 by 薄一 | [Won]
bot   D-6 鼎砺机械 赢单，¥480,000，签约日 3月2日（周一）。 | [查看] [撤销]
again
bo    赢单 D-6
bot   D-6 鼎砺机械 已在 3月2日（周一）赢单
ana   won D-5 signed on the spot signed_on=2026-03-01 amount=48000 invoice_on=+7d
bot   #sales Acme won, €48,000 by Ana Reyes | [Won]
bot   D-5 Acme is won, €48,000, signed Sun 1 March. | [Show] [Undo]
sleep 10d
