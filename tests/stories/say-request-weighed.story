# whether to ask for approval is only weighed: it is noted, and a button asks
world small calm
at    2026-03-02 09:00
ana   maybe we should request approval for a 10% discount for Acme
bot   Noted on D-5 Acme | [Request approval]
bo    要不要给鼎砺申请9折
bot   已记 | [提交审批]
