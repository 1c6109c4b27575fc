# who holds what, and who is who
world small calm
at    2026-03-02 09:00
ana   who holds D-5
bot   D-5 Acme: Ana Reyes since 09:00 (Proposal).
ana   who
bot   People (7)
ana   who 梅总
bot   梅琳 (@mei): manager, director.
bo    谁 INV-7
bot   INV-7 由 Ana Reyes 负责，只有本人和上级 Max Stone 可以查看
max   hand over D-5 bo
bot   to bo Max Stone 把 D-5 Acme 转交给您
bot   D-5 Acme is now 薄一's. | [Undo]
bot   to ana Max Stone handed D-5 Acme to 薄一
bo    谁 D-5
bot   D-5 Acme：薄一，自 17:00 起（报价）。
ana   who holds L-99
bot   There is no L-99
max   hand over L-3 mei
bot   L-3 Cobalt Freight is now 梅琳's. | [Undo]
bot   to mei Max Stone 把 L-3 Cobalt Freight 转交给您
bot   to ana Max Stone handed L-3 Cobalt Freight to 梅琳
ana   lead take L-3
bot   L-3 is 梅琳's
