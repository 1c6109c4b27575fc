# a customer whom nobody knows is never taken for who was spoken of before
world small calm
at    2026-03-02 09:00
ana   spoke to Acme, they liked it
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   visited Glenfield Dairy, budget cut to 2k
bot   I know no Glenfield Dairy; nothing was done. | [New lead Glenfield Dairy] [Note on D-5 Acme]
ana   presses New lead Glenfield Dairy
bot   L-4 Glenfield Dairy is yours. When is the next touch?
ana   lead show L-4
bot   visited Glenfield Dairy, budget cut to 2k
ana   spoke to Acme
bot   Noted on D-5 Acme.
ana   call with Blackpool Rock went badly, they want out
bot   I know no Blackpool Rock; nothing was done. | [New lead Blackpool Rock] [Note on D-5 Acme]
ana   spoke to Acme
bot   Noted on D-5 Acme.
ana   met Jane from Northlake, she wants a demo
bot   I know no Northlake; nothing was done. | [New lead Northlake] [Note on D-5 Acme]
# and from then on "it" is nobody
ana   bump it to 9k
bot   I do not know "bump it to 9k"
# a person is whom one met anywhere, and a department is nobody's name
ana   spoke to Acme
bot   Noted on D-5 Acme.
ana   met Sanjay, he wants a demo
bot   Noted on D-5 Acme.
ana   spoke to procurement, budget cut to 3k
bot   Noted on D-5 Acme. | [Budget range €3,000]
# what is to be done later has the name in its words
ana   met kate from northlake packaging, call her on Monday
bot   R-1: I will remind you Mon 9 March 09:00: met kate from northlake packaging, call her | I know no northlake packaging. | [New lead northlake packaging]
# what was undone is spoken of no more
ana   new lead Foo Bar, Jo, +44 20 7946 0018
bot   L-5 Foo Bar is yours.
ana   undo
bot   Undone: the new lead Foo Bar.
ana   bump it to 9k
bot   I do not know "bump it to 9k"
bo    跟鼎砺聊了聊
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？
bo    去了趟北湖食品,他们预算砍到20万
bot   没有叫“北湖食品”的客户，没有执行。 | [新线索 北湖食品] [记入 D-6 鼎砺机械]
bo    跟鼎砺聊了聊
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？
bo    发给北湖的样品到了,他们很满意
bot   没有叫“北湖”的客户，没有执行。 | [新线索 北湖] [记入 D-6 鼎砺机械]
bo    跟鼎砺聊了聊
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？
bo    跟采购聊了聊,预算砍到20万
bot   已记入 D-6 鼎砺机械。 | [预算范围 ¥200,000]
