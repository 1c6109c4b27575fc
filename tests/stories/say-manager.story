# 经理和管理员
world small calm
at    2026-03-02 09:00
max   assign L-3 to bo
bot   to bo Max Stone 把 L-3 Cobalt Freight 转交给您
bot   L-3 Cobalt Freight is now 薄一's. | [Undo]
bot   to ana Max Stone handed L-3 Cobalt Freight to 薄一
max   how is the pipeline
bot   Open deals by stage | [The deals] [By owner]
max   whats waiting on me
bot   Nothing waits for you, and you wait for nothing.
mei   谁在跟鼎砺
bot   D-6 ¥480,000  [已确认需求] | [记一笔] [推进] [提交审批]
mei   把鼎砺转给 @ana
bot   to ana 梅琳 handed you D-6 鼎砺机械
bot   D-6 鼎砺机械 现由 Ana Reyes 负责。 | [撤销]
bot   to bo 梅琳把您的 D-6 鼎砺机械 转交给了 Ana Reyes
adm   who owns Acme
bot   D-5 Acme: Ana Reyes since 09:00 (Proposal).
adm   help
bot   What you can type, as you would say it to a colleague: | [All commands]
ana   grab L-3 from the pool
bot   L-3 is 薄一's
ana   put L-3 back in the pool, no reply for 3 weeks
bot   L-3 is 薄一's; they or their manager 梅琳 may do that
bo    公海里那个 Cobalt Freight 我要了
bot   L-3 已经是您的
bo    帮助
bot   可以这样发，像对同事说话一样： | [全部命令]
