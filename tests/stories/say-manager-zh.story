# 经理：公海线索分给谁、团队商机、审批
world small calm
at    2026-03-02 09:00
ana   put L-3 back in the pool, no answer
bot   L-3 Cobalt Freight is in the pool. | [Undo]
mei   把 Cobalt Freight 这条线索分给 @bo
bot   to bo 梅琳把 L-3 Cobalt Freight 转交给您
bot   L-3 Cobalt Freight 现由薄一负责。 | [撤销]
bo    今天和 Cobalt Freight 通了电话，周四再联系
bot   已记入 L-3 Cobalt Freight；下次跟进 3月5日（周四）。 | [修改] [撤销]
mei   鼎砺谁在跟
bot   D-6 ¥480,000  [已确认需求] | [记一笔] [推进] [提交审批]
mei   有什么等我批的
bot   没有待您审批的，也没有您在等的审批。
bo    申请鼎砺机械9折,客户签三年,请梅琳审批
bot   #approvals AP-1 Discount 10%  [waits for 梅琳] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1：D-6 折扣 10%，待梅琳审批。 | [查看] [撤销]
bot   to mei 薄一请您审批。 | [批准] [退回] [驳回] [为什么是我]
mei   能批吗
bot   AP-1（折扣 10%，鼎砺机械）没有做决定，仍待您审批。 | [批准] [驳回] [明天提醒我]
mei   AP-1 同意
bot   to bo AP-1 已批准（梅琳）：折扣 10%，D-6 鼎砺机械 | [推进] [查看商机]
bot   AP-1 已批准：折扣 10%，D-6。 | [撤销]
mei   撤销
bot   to bo 梅琳撤回了对 AP-1 鼎砺机械的批准。
bot   已撤销：对 AP-1 鼎砺机械的批准。
