# a new lead that sounds like a known customer, or is a letter off, is called as it was said; one press makes it the known one
world small calm
at    2026-03-02 09:00
bo    新线索 鼎砺机戒 王芳 13800138111
bot   L-4 鼎砺机戒 归您。下次什么时候跟进？ | [就是鼎砺机械] [明天] [下周一] [撤销]
bo    新线索 鼎力机械，李四，13800138112
bot   L-5 鼎力机械 归您。下次什么时候跟进？ | [就是鼎砺机械] [明天] [下周一] [撤销]
bo    presses 就是鼎砺机械
bot   L-5 鼎力机械 就是 D-6 鼎砺机械：内容已记到那里。 | [查看] [撤销]
ana   new lead Cobolt Freight, Jo Reed, jo@cobolt.example
bot   L-6 Cobolt Freight is yours. When is the next touch? | [It is Cobalt Freight] [Tomorrow] [Next Monday] [Undo]
bo    who L-4
bot   L-4 鼎砺机戒：
