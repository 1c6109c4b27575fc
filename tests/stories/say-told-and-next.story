# what was done or told, with something to come, is a note with its next touch; "off" is not lost
world small calm
at    2026-03-02 09:00
ana   remind me tomorrow 4 to call Acme
bot   R-1: I will remind you Tue 3 March 16:00: call Acme
ana   remind me friday 10 to call Acme
bot   R-2: I will remind you Fri 6 March 10:00: call Acme
ana   met Acme today, they want a demo next Tuesday
bot   Noted on D-5 Acme; next touch Tue 10 March.
ana   deal show D-5
bot   D-5
ana   called them, left a voicemail, try again tmrw morning
bot   Noted on D-5 Acme; next touch Tue 3 March
ana   Acme was a bit meh today, joe is off sick til monday. call him tues
bot   Noted on D-5 Acme; next touch Tue 3 March
ana   Acme: her phone is off, try again friday
bot   Noted on D-5 Acme; next touch Fri 6 March
ana   not sure about Acme, might be lost, ask them friday
bot   Noted on D-5 Acme; next touch Fri 6 March
ana   new lead Cobalt Freight, Bob Lane, +44 20 7946 0018
bot   L-4 Cobalt Freight is yours. When is the next touch?
ana   tomorrow
bot   L-4
ana   called them, left a voicemail, try again wed morning
bot   Noted on L-4 Cobalt Freight; next touch Wed 4 March
bo    鼎砺今天签了，27万5，下周五开票
bot   D-6 鼎砺机械：从“已确认需求”到“赢单”需要说明原因
bo    老客户直接下单
bot   D-6 鼎砺机械 赢单，¥275,000，签约日 3月2日（周一）。首张发票 3月13日（周五）。
bot   #sales 鼎砺机械 won, ¥275,000 by 薄一
ana   Acme didn't promise to pay by the 20th
bot   Noted on D-5 Acme
ana   Acme不答应20号付款
bot   Noted on D-5 Acme
bo    鼎砺这周没空，下周一上午联系
bot   已记入 D-6 鼎砺机械；下次跟进 3月9日（周一）
bo    鼎砺没答应20号付
bot   已记入 D-6 鼎砺机械
bo    提醒我明天10点给鼎砺打电话
bot   10:00 提醒您：给鼎砺打电话
bo    新线索 苏州恒力，李工，13911110001
bot   苏州恒力
bo    明天
bot   下次跟进
bo    苏州恒力说不做了，预算没批
bot   已记入 L-5 苏州恒力
