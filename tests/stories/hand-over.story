# a deal changes hands, and with it who is asked for the next touch
world small calm
at    2026-03-02 09:00
ana   touch D-5 tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
max   hand over D-5 bo
bot   to bo Max Stone 把 D-5 Acme 转交给您
bot   D-5 Acme is now 薄一's. | [Undo]
bot   to ana Max Stone handed D-5 Acme to 薄一
bo    查看商机 D-5
bot   D-5 €4,000  [报价] | [记一笔] [推进] [提交审批]
ana   deal show D-5
bot   D-5 is 薄一's; they and their manager 梅琳 may see it
sleep 2d
bot   to bo @2026-03-03T09:00 今天跟进 Acme。 | [已跟进] [1 小时后] [明天]
bot   to bo @2026-03-04T09:00 Acme 还在等您跟进。 | [已跟进] [1 小时后] [明天]
