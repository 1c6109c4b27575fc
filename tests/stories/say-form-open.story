# while a form waits: what is a command of its own is done and the form stays open; what is known of the lead goes with it
world small
at    2026-03-02 09:00
ana   new lead Pelican Marine, Jo Reed, +44 20 7946 0018, found us on the web
bot   L-4 Pelican Marine is yours. When is the next touch?
ana   bump it to 480k
bot   Pelican Marine is a lead still, L-4, and no deal
card  "Pelican Marine is a lead still" lacks D-0
ana   qualify it
bot   To make L-4 a deal: what do they need?
ana   bump it to 480k
bot   Amount: 480,000. To make L-4 a deal: what do they need?
ana   remind me tomorrow to call Jo
bot   R-1: I will remind you Tue 3 March 09:00: call Jo
ana   D-5 they loved the demo
bot   Noted on D-5 Acme. When is the next touch?
ana   qualify L-4 amount=480k
bot   To make L-4 a deal: what do they need?
ana   pipeline
bot   Open deals
ana   their need is two pumps
bot   Need: two pumps. To make L-4 a deal: what is their budget?
ana   300k to 400k
bot   Budget range: 300k to 400k. To make L-4 a deal: what is the contact's part in the decision?
ana   who owns D-5?
bot   D-5 Acme: Ana Reyes
ana   the buyer
bot   Role in the decision: the buyer. To make L-4 a deal: when do they want it?
ana   Q2
bot   L-4 is now D-7 Pelican Marine, €480,000. When is the next touch?
ana   D-7
bot   D-7 €480,000 | Pelican Marine
# "it" is what the form asks about, and not what was written last
ana   move Acme to negotiation
bot   For Negotiation, D-5 Acme: Competitor (or none)?
ana   bump it to 5k
bot   D-5 Acme: Amount €5,000. | [Change] [Undo]
ana   Kestrel
bot   Not taken yet. Is that “Competitor” of D-5 Acme? | [Yes] [No, keep as a note]
ana   presses Yes
bot   For Negotiation, D-5 Acme: Discount sought (%)?
ana   12
bot   Discount sought: 12%. For Negotiation, D-5 Acme: Payment terms?
ana   30 days
bot   D-5 Acme is in Negotiation since today, €5,000.
ana   move D-7 to proposal
bot   For Proposal, D-7 Pelican Marine: Close date?
ana   Q-77
bot   Quote number: Q-77. For Proposal, D-7 Pelican Marine: Close date?
ana   may 15
bot   Close date: Fri 15 May. D-7 Pelican Marine: from Qualified to Proposal needs a reason
# a reason stands as it was typed, whatever "they" are
ana   ask for 12% off on D-5, they compare with Kestrel
bot   #approvals they compare with Kestrel
bot   AP-1: discount 12% on D-5 waits for Max Stone.
bot   to max they compare with Kestrel
# a kind word behind a verdict takes nothing from it
max   approved, go ahead
bot   to ana AP-1
bot   AP-1 is approved
# done in other words, it is no longer asked
ana   remind me to renew the insurance
bot   When shall I remind you: renew the insurance
ana   remind me friday 4pm to renew the insurance
bot   R-2: I will remind you Fri 6 March 16:00: renew the insurance
ana   monday
bot   I do not know "monday"
# in Chinese; the amount names neither the lead nor "it"
bo    新线索 海拓阀门 电话=13900139000
bot   L-5 海拓阀门 归您。下次什么时候跟进？
bo    转商机 L-5
bot   L-5 转商机：客户需要什么？
bo    金额改成48万
bot   金额：480,000。L-5 转商机：客户需要什么？
bo    明天给他打电话
bot   R-3：3月3日（周二） | 打电话
bo    两台泵
bot   还没有记入。这是 L-5 海拓阀门 的“需求”吗？ | [是] [不是，记为备注]
bo    presses 是
bot   L-5 转商机：预算大概多少？
bo    金额50万
bot   金额：500,000。L-5 转商机：预算大概多少？
bo    大概50万
bot   预算范围：大概50万。L-5 转商机：联系人在决策中是什么角色？
# what people say to one another is no answer, once something else was done
bo    #sales 丢单 D-6 原因=competitor
bot   #sales 还需要：
bo    #sales D-6 客户说再等等
bot   #sales 已记入 D-6 鼎砺机械
bo    #sales 中午一起吃面
nothing
# whom one speaks to says which lead it is, right after it was spoken of
bo    新线索 云岭水务，王工，13900139777，展会认识的
bot   L-6 云岭水务 归您。下次什么时候跟进？
bo    和王工通了电话，要两台泵，3月20号再跟进
bot   已记入 L-6 云岭水务；下次跟进 3月20日（周五）。 | [修改] [撤销]
bo    转商机
bot   L-6 转商机：客户需要什么？ | [保存]
