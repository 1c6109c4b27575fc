# a won deal says what was sold, by whom and when, and leads on to the invoice
world small calm
at    2026-03-02 09:00
bo    赢单 D-6 当场签约 签约日=今天 金额=48万 开票日=+7d
bot   #sales 鼎砺机械 won, ¥480,000 by 薄一 | D-6 鼎砺机械  [Won] | Amount: ¥480,000 | Won by: 薄一 | Signed: Mon 2 March | Next: First invoice Mon 9 March | [Show]
bot   D-6 鼎砺机械 赢单，¥480,000，签约日 3月2日（周一）。首张发票 3月9日（周一）。 | [查看]
bo    presses 查看
bot   D-6 ¥480,000  [赢单] | 下一步：3月9日（周一）开首张发票 | 签约日：3月2日（周一） | [开票] | 赢单，3月2日（周一）17:00，薄一
sleep 8d
fin   deal show D-6
bot   ! Next: First invoice Mon 9 March | [Invoice] | Won on Mon 2 March 09:00 by 薄一
fin   presses Invoice
bot   how much
fin   20000
bot   INV-8: ¥20,000 for 鼎砺机械
card  D-6 to fin lacks First invoice
card  D-6 to fin lacks [Invoice]
card  D-6 to fin contains INV-8 ¥20,000
