# one deed for several is done to each; and whom no deed was done to is said
world small calm
at    2026-03-02 09:00
ana   met Acme and Cobalt Freight at the fair, both want samples
bot   Noted on D-5 Acme. | Noted on L-3 Cobalt Freight. | [Undo]
ana   lead show L-3
bot   met Acme and Cobalt Freight at the fair, both want samples
ana   spoke to Acme, will visit Cobalt Freight on friday
bot   Noted on D-5 Acme. | R-1: I will remind you Fri 6 March 09:00: will visit Cobalt Freight
ana   remind me tomorrow to send the samples
bot   R-2: I will remind you Tue 3 March 09:00: send the samples
ana   R-1 and R-2 are done
bot   R-1 is done: will visit Cobalt Freight | R-2 is done: send the samples | [Undo]
ana   touch D-5 +7d
bot   D-5 Acme
ana   Acme asked for a reference from Cobalt Freight
bot   Noted on D-5 Acme; next touch Mon 9 March. | Nothing was done for Cobalt Freight. | [Note on L-3 Cobalt Freight] [Undo]
ana   tell max to call Acme
bot   Noted on D-5 Acme; next touch Mon 9 March. | Max Stone was not told.
# what is kept whole has its names in it
ana   remind me friday to send Acme's quote to Cobalt Freight
bot   R-3: I will remind you Fri 6 March 09:00: send Acme's quote to Cobalt Freight
bo    新线索 河马优选 刘总 13900001234
bot   L-4 河马优选 归您。
bo    今天跑了两家:鼎砺、河马优选,都没什么进展
bot   已记入 D-6 鼎砺机械。 | 已记入 L-4 河马优选。
bo    上午去了鼎砺,明天去河马优选
bot   已记入 D-6 鼎砺机械。 | R-4：3月3日（周二）09:00 提醒您：去河马优选
bo    跟鼎砺聊了聊,他们跟河马优选是邻居
bot   已记入 D-6 鼎砺机械。 | 没有处理：河马优选。
bo    让梅琳明天给鼎砺打个电话
bot   to mei 薄一请我在 3月3日（周二）09:00 提醒您（R-5）：给鼎砺打个电话
bot   R-5：将提醒梅琳（3月3日（周二）09:00）：给鼎砺打个电话
# each payment has its own sum
fin   Acme 200, 鼎砺机械 300 both came in
bot   to ana Acme: €200 came in and is kept as credit.
bot   to bo 鼎砺机械：到账 ¥300，记为余款。
bot   In all €200, received from Acme on Mon 2 March. | In all ¥300
