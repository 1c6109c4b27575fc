# a new lead: when to speak to them next is said with it, a number may be missing, and two are two
world small calm
at    2026-03-02 09:00
ana   lead: Fresh2Go, +44 7700 900448, Sue (buyer), wants a quote for 2 cartoners, ring her Thurs pm
bot   L-4 Fresh2Go is yours; next touch Thu 5 March 14:00. | [Qualify] [Change] [Undo]
ana   lead show L-4
bot   ring her
ana   lakeside marine rang, jo reed wants 2 lines, fri 10am call back, +44 20 7946 0018
bot   L-5 lakeside marine is yours; next touch Fri 6 March 10:00.
ana   new lead Northlake, Kate, no number yet
bot   L-6 Northlake is yours. When is the next touch?
ana   new lead Crumb & Co bakery, Jess +44 7911 123456, referral from Tom Hale, needs a slicer
bot   L-7 Crumb & Co bakery is yours. When is the next touch?
ana   new lead Bexley Foods, Ian, +44 7911 223456, remind me tomorrow to send prices
bot   L-8 Bexley Foods is yours. When is the next touch? | R-1: I will remind you Tue 3 March 09:00: send prices
bo    新客户 恒达包装 王经理 139 1234 5678 展会上认识的 想要一台封箱机 下周二去拜访
bot   L-9 恒达包装 归您；下次跟进 3月10日（周二）。 | [转为商机] [修改] [撤销]
bo    新客户:大兴食品厂,老板姓赵,电话还没要到
bot   L-10 大兴食品厂 归您。下次什么时候跟进？
bo    昨天展会上收到三张名片:甲源公司李工13911110001,乙源公司王工13911110002,丙源公司赵工13911110003
bot   L-11 甲源公司 归您。 | L-12 乙源公司 归您。 | L-13 丙源公司 归您。
