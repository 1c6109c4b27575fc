# who is named to approve and is not known is said, and nobody else decides instead
world small calm
at    2026-03-02 09:00
ana   need kim's ok for 5% off for Acme, volume deal
bot   Nobody here is called kim
bo    需要张总同意，鼎砺95折，老客户
bot   这里没有叫“张总”的人
ana   need max's ok for 5% off for Acme, volume deal
bot   #approvals AP-1 Discount 5%  [waits for Max Stone]
bot   AP-1: discount 5% on D-5 waits for Max Stone.
bot   to max Ana Reyes asks you to decide.
