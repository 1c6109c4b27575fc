# what happened is read in the reader's language, whoever did it
world small calm
at    2026-03-02 09:00
bo    阶段 D-6 演示 演示日期=3月10日 参加人=周工 成功标准=每小时200箱 reason=客户要求
bot   D-6 鼎砺机械 今天进入“演示”阶段，¥480,000。 | [进入报价] [查看] [撤销]
fin   deal show D-6
bot   D-6 ¥480,000 | Latest: Qualified → Demo: 客户要求
bo    申请审批 D-6 折扣 12 理由=竞品九折
skip  3
fin   deal show D-6
bot   D-6 ¥480,000 | Latest: AP-1 Discount 12%: 竞品九折
bo    开票 D-6 1000 到期=2026-03-18
bot   INV-8：鼎砺机械，¥1,000，3月18日（周三）到期。 | [查看] [撤销]
fin   deal show D-6
bot   D-6 ¥480,000 | Latest: INV-8 issued, ¥1,000
bo    承诺付款 INV-8 2026-03-20
bot   INV-8：鼎砺机械承诺付款 ¥1,000，3月20日（周五）。在此之前不再催款。 | [撤销]
fin   deal show D-6
bot   D-6 ¥480,000 | Latest: INV-8: ¥1,000 promised for Fri 20 March
fin   payment INV-8 400
bot   to bo 鼎砺机械 INV-8：到账 ¥400，未收 ¥600。
bot   INV-8: ¥400 came in, ¥600 still open. | [Undo]
bo    查看商机 D-6
bot   D-6 ¥480,000 | 最新进展：INV-8：到账 ¥400，未收 ¥600
bo    完成 D-6
bot   D-6 鼎砺机械：已跟进。下次什么时候？ | [明天] [下周一] [三天后] [撤销]
fin   deal show D-6
bot   D-6 ¥480,000 | Latest: Followed up
