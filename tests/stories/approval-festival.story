# 春节前申请：假期不催，补班的星期六算工作日
world small calm
at    2026-02-13 17:00 Asia/Shanghai
bo    申请审批 D-6 折扣 9折 理由=年前冲量
bot   #approvals AP-1 Discount 10%  [waits for 梅琳] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1：D-6 折扣 10%，待梅琳审批。 | [查看] [撤销]
bot   to mei 薄一请您审批。 | [批准] [退回] [驳回] [为什么是我]
sleep 16d
bot   to mei @2026-02-14T12:00 AP-1（薄一）从 2月13日（周五）17:00 起在等您审批。
bot   to bo @2026-02-14T17:00 AP-1 等梅琳审批已满一个工作日，上面没有可以再请的人。
bot   to mei @2026-02-14T17:00 AP-1（薄一）从 2月13日（周五）17:00 起一直在等您审批。
bot   to bo @2026-02-27T17:00 AP-1 已过期：5 个工作日内无人审批。 | [重新申请] [查看]
bot   to mei @2026-02-27T17:00 AP-1（薄一）已过期：5 个工作日内无人审批。
