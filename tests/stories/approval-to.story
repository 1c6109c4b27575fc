# who asks may add people and choose among those who may decide that much, and nobody else
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 40 reason=x to=bo
bot   薄一 may not decide 40% off | By the rules it goes to 梅琳, then Carla Voss
ana   approval request D-5 discount 30 reason=x to="max, cfo"
bot   Max Stone may not decide 30% off
ana   ask approval for 35% off on Acme from bo, friends
bot   薄一 may not decide 35% off
ana   approval request D-5 discount 10 reason=x to=fin
bot   Fin Hale may not decide 10% off | By the rules it goes to Max Stone
bo    申请审批 D-6 折扣 40 理由=x 审批人=ana
bot   Ana Reyes 无权审批 40% 的折扣 | 按规则的审批人：梅琳，然后 Carla Voss
ana   approval request D-5 discount 40 reason=x to="bo > mei > cfo"
bot   #approvals AP-1
bot   AP-1: discount 40% on D-5 waits for 薄一.
bot   to bo Ana Reyes 请您审批。
ana   approval request D-5 price 3500 reason=volume to=fin
bot   #approvals AP-2
bot   AP-2: price €3,500 on D-5 waits for Fin Hale.
bot   to fin Ana Reyes asks you to decide.
