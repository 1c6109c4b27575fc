# reports that come by themselves: to oneself, to a room; listed, ended, undone
world small calm
at    2026-03-02 10:00
ana   send me the pipeline every monday 9am
bot   R-1: “pipeline” comes every Monday 09:00, first on Mon 9 March. | [Show it now] [Undo]
ana   presses Show it now
bot   Open deals by stage
fin   every weekday at 8:30 send the receivables report to #finance
bot   R-2: “receivable” comes every working day 08:30 in #finance, first on Tue 3 March.
bo    每周一早上九点给我发应收账龄
bot   R-3：每周一 09:00 发“账龄”，首次 3月9日（周一）。
ana   send the pipeline to #sales every monday 9am
bot   Only manager, director, CFO, finance or admin may send reports to a room
max   send the pipeline to #kitchen every monday 9am
bot   There is no room #kitchen
bo    每周一上午9点把应收发到#财务
bot   只有
fin   每周一上午9点把应收发到 #财务
bot   There is no room #财务
bo    订阅 商机
bot   多久一次 | [每周一 9:00] [工作日 8:30]
bo    presses 工作日 8:30
bot   R-4：每个工作日 08:30 发“商机”，首次 3月3日（周二）。 | [现在看看]
bo    撤销
skip
sleep 23h
bot   #finance @08:30 Nothing is open. | R-2, every working day 08:30
ana   reminders
bot   Reminders (1) | report pipeline
ana   done R-1
bot   R-1 is done: report pipeline | [Undo]
fin   done R-2
bot   R-2 is done: report receivable #finance | [Undo]
bo    撤销
bot   已撤销：订阅
sleep 7d
nothing
