# who is named is meant, also where that customer's deal is closed or another's
world small calm
at    2026-03-02 09:00
ana   lost D-5 reason=price reconnect=never
bot   D-5 Acme is lost: price. No reconnecting.
ana   spoke to Cobalt Freight
bot   Noted on L-3 Cobalt Freight.
ana   call with Acme went badly, they want out
bot   Noted on D-5 Acme.
ana   visited Cobalt Freight
bot   Noted on L-3 Cobalt Freight.
ana   call with 鼎砺机械 went badly, they want out
bot   D-6 is 薄一's; they or their manager 梅琳 may do that
# a new contact of one's own customer is no new lead
ana   new contact at Cobalt Freight is Jo Reed, +44 20 7946 0018
bot   Noted on L-3 Cobalt Freight.
bo    刚跟鼎砺的张总打完电话,合同草稿法务说还要改两条
bot   已记入 D-6 鼎砺机械。
bo    张总电话13566667777
bot   已记入 D-6 鼎砺机械。
bo    鼎砺那边换人了,新联系人是刘老师 13712345678
bot   已记入 D-6 鼎砺机械。
# another's payment is corrected by nobody who names a customer
fin   Acme paid 20k
bot   In all €20,000, received from Acme on Mon 2 March.
bot   to ana Acme: €20,000 came in and is kept as credit.
fin   received 鼎砺机械 300, not 3k
bot   ¥300
bot   to bo 鼎砺机械：到账 ¥300，记为余款。
fin   no, 250
bot   to bo 鼎砺机械：到账 ¥250，记为余款。
bot   In all ¥250, received
