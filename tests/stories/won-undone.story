# a win that is taken back is told where the bell rang for it, whatever words had won it; once invoiced it stands
world small calm
at    2026-03-02 09:00
bo    鼎砺 成交
bot   赢单
bo    fills signed_on=2026-03-02 invoice_on=2026-03-09 reason=当场签约
bot   #sales 鼎砺机械 won, ¥480,000 by 薄一 | [Won]
bot   D-6 鼎砺机械 赢单
bo    撤销
bot   #sales D-6 鼎砺机械 is not won after all: 薄一 took it back
bot   已撤销：
card  D-6 #sales contains [Taken back]
card  D-6 #sales contains is not won after all: 薄一 took it back
card  D-6 #sales contains Taken back by 薄一, Mon 2 March 09:00
card  D-6 #sales lacks [Won]
card  D-6 #sales lacks [Show]
sleep 1min
bo    赢单 D-6 当场签约 签约日=今天 金额=48万 开票日=+7d
bot   #sales 鼎砺机械 won
bot   D-6 鼎砺机械 赢单
sleep 1min
fin   invoice new D-6 100
bot   INV-8: ¥100 for 鼎砺机械
bo    撤销
bot   D-6 鼎砺机械 赢单后已经开票：INV-8 | 须先由开票人撤销 INV-8，再撤销赢单
card  D-6 #sales contains [Won]
fin   undo
bot   Undone: the invoice INV-8
bo    撤销
bot   #sales D-6 鼎砺机械 is not won after all
bot   已撤销
