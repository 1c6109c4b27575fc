# what happened, as one talks: a note with its next touch, a reminder, an amount, a lead
world small calm
at    2026-03-02 09:00
ana   just got off the phone about D-5 - the CFO is on board. follow up mar 20
bot   Noted on D-5 Acme; next touch Fri 20 March. | [Change] [Undo]
ana   remind me tomorrow at 10 to send the contract for D-5
bot   R-1: I will remind you Tue 3 March 10:00: send the contract for D-5 | [Change] [Undo]
ana   new lead Sunmere Hotels Petra Nowak +44 20 7946 0018 from the fair
bot   L-4 Sunmere Hotels Petra Nowak is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
bo    D-6 金额改成一百二十万
bot   D-6 鼎砺机械：金额 ¥1,200,000。 | [修改] [撤销]
bo    D-6 客户说再等等，周五下午三点再打电话
bot   R-2：3月6日（周五）15:00 提醒您：D-6 客户说再等等，周五下午三点再打电话 | [修改] [撤销]
bo    新线索 有个做冷链的老板想了解一下
bot   有个做冷链的老板想了解一下：电话、邮箱或微信是什么？ | [保存]
bo    13900139000
bot   L-5 有个做冷链的老板想了解一下 归您。下次什么时候跟进？ | [明天] [下周一] [三天后] [撤销]
ana   bump D-5 to 6k and close it end of april
bot   D-5 Acme: Amount €6,000; Close date Thu 30 April. | [Change] [Undo]
max   @dealbell how is the pipeline
bot   Open deals by stage | [The deals] [By owner]
ana   put L-4 back in the pool, no answer
bot   L-4 Sunmere Hotels Petra Nowak is in the pool. | [Undo]
ana   D-5 is lost, no budget
bot   For Lost, D-5 Acme: Reconnect on (or never)? | [Save]
ana   never
bot   D-5 Acme is lost: budget. No reconnecting. | [Undo]
