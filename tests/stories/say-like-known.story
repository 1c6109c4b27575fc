# a new lead whose name begins like a known one is made, and the known one is offered
world small calm
at    2026-03-02 09:00
ana   new lead Acme Marine, Jo Reed, +44 20 7946 0018
bot   L-4 Acme Marine is yours. When is the next touch? | [It is Acme] [Tomorrow] [Next Monday] [Undo]
ana   presses It is Acme
bot   L-4 Acme Marine is D-5 Acme: what was said is noted there. | [Show] [Undo]
ana   who L-4
bot   There is no L-4
ana   undo
bot   Undone: that Acme Marine was known already.
ana   who L-4
bot   L-4 Acme Marine: Ana Reyes since 09:00 (new).
bo    新线索 鼎砺重工 李工 13800138112
bot   L-5 鼎砺重工 归您。下次什么时候跟进？ | [就是鼎砺机械] [明天] [下周一] [撤销]
bo    presses 就是鼎砺机械
bot   L-5 鼎砺重工 就是 D-6 鼎砺机械：内容已记到那里。 | [查看] [撤销]
ana   lead new "Cobalt Marine" phone=13800138555
bot   L-6 Cobalt Marine is yours. When is the next touch? | [It is Cobalt Freight] [Tomorrow] [Next Monday] [Undo]
