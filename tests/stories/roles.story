# who may do what is said, and what they may not is refused with who may
world small calm
at    2026-03-02 09:00
ana   payment INV-7 200
bot   Only CFO or finance may record payments: Carla Voss, Fin Hale
bo    开票 D-5 100
bot   D-5 由 Ana Reyes 负责，只有本人或上级 Max Stone 可以操作
fin   lead new Nobody phone=13900139000
bot   Only sales, manager, director or admin may record a first contact: Ada Moss, Ana Reyes, 薄一
fin   deal stage D-5 won
bot   Only sales, manager, director or admin may move a deal to a stage: Ada Moss, Ana Reyes, 薄一
ana   note D-6 hello
bot   D-6 is 薄一's; they or their manager 梅琳 may do that
bo    查看商机 D-5
bot   D-5 由 Ana Reyes 负责，只有本人和上级 Max Stone 可以查看
ana   deal show D-6
bot   D-6 is 薄一's; they and their manager 梅琳 may see it
ana   hand over D-5 bo
bot   Only manager, director or admin may hand over deals and leads: Ada Moss, Max Stone, 梅琳
max   hand over D-5 bo
bot   to bo Max Stone 把 D-5 Acme 转交给您
bot   D-5 Acme is now 薄一's. | [Undo]
bot   to ana Max Stone handed D-5 Acme to 薄一
bo    查看商机 D-5
bot   D-5 €4,000  [报价] | [记一笔] [推进] [提交审批]
ana   deal show D-5
bot   D-5 is 薄一's; they and their manager 梅琳 may see it
ana   user add kim name="Kim Lee"
bot   Only admin may add colleagues, or bring back who had left: Ada Moss
adm   payment INV-7 200
bot   Only CFO or finance may record payments: Carla Voss, Fin Hale
cfo   approve AP-9
bot   There is no AP-9
eve   help
bot   (only U-eve) I do not know you here
eve   #sales lead new Evil phone=13900139003

