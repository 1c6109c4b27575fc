# that it waits is told by day, on the wall of the one who is told
world small calm
at    2026-03-02 12:00
ana   approval request D-5 price 3500 reason="volume" to="mei"
bot   #approvals AP-1 Price  [waits for 梅琳] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: price €3,500 on D-5 waits for 梅琳. | [Show] [Undo]
bot   to mei Ana Reyes 请您审批。 | [批准] [退回] [驳回] [为什么是我]
sleep 2d
bot   to mei @2026-03-03T14:00 AP-1（Ana Reyes）从 3月2日（周一）20:00 起在等您审批。 | [批准] [退回] [驳回] [为什么是我]
bot   to mei @2026-03-03T18:00 AP-1（Ana Reyes）从 3月2日（周一）20:00 起一直在等您审批。 | [批准] [退回] [驳回] [为什么是我]
bot   to ana @2026-03-04T08:30 AP-1 has waited for 梅琳 for a working day; nobody above can be asked.
