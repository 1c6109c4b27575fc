# what stands first behind "new lead" is the name, whatever its words mean elsewhere
world small
at    2026-03-02 09:00
ana   new lead Hansen A/S, Lars Hansen, +45 33 12 34 57, trade fair
bot   L-4 Hansen A/S is yours. When is the next touch?
ana   new lead 7-Eleven, Mike, 020 7946 0831
bot   L-5 7-Eleven is yours. When is the next touch?
ana   lead new Seven phone="+44 20 7946 0831"
bot   L-5 7-Eleven is yours already (same phone)
ana   new lead 3M, Bob Ray, 555 0100
bot   3M: what is their telephone number, e-mail or WeChat?
ana   bob@mmm.example
bot   L-6 3M is yours. When is the next touch?
ana   new lead "Monday, maybe"
bot   L-7 Monday, maybe is yours. When is the next touch?
bo    新线索 周一见餐饮，赵六，021-62345678，微信推荐的
bot   L-8 周一见餐饮 归您。下次什么时候跟进？
bo    新线索 微信支付，李四，13800138014，微信推荐的
bot   L-9 微信支付 归您。下次什么时候跟进？
