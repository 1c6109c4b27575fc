# a customer's or lead's name is put right in words, and taken back
world small calm
at    2026-03-02 09:00
ana   D-5
bot   D-5 €4,000
ana   the company is called Acme Marine Ltd, not Acme
bot   Acme is now called Acme Marine Ltd. | [Undo]
ana   D-5
bot   Acme Marine Ltd
ana   undo
bot   Undone: the new name of
ana   rename Cobalt to Cobalt Marine
bot   Cobalt Freight is now called Cobalt Marine. | [Undo]
ana   is the company called Acme Ltd?
bot   D-5
bo    D-6
bot   鼎砺机械
bo    公司名写错了，应该是鼎砺重工
bot   鼎砺机械 已改名为 鼎砺重工。 | [撤销]
bo    鼎砺公司名改成Acme
bot   已有客户叫“Acme”
bo    联系人名字写错了，应该是王工
bot   不明白
# a name that another customer is known by is that one's, and asked about
ana   L-3
bot   Cobalt Marine
ana   the company is called Acme Holdings
bot   Not done yet. Shall I put a customer's or lead's name right: | Acme | [Yes, do it]
ana   yes
bot   Acme is now called Acme Holdings.
