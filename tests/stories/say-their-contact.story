# whose contact it is, and a note that is to go: of what was spoken of, and never a note or a lead of its own
world small calm
at    2026-03-02 09:00
ana   new lead Pelican Marine, Bob Lane, +44 20 7946 0019
bot   L-4
ana   tomorrow
bot   L-4
ana   their contact is Jo Reed jo@pelican.com
bot   Noted on L-4
ana   his email is bob@pelican.com
bot   Noted on L-4
ana   lead show L-4
bot   Last note: his email is bob@pelican.com
bo    新线索 北湖食品，李工，13911110001
bot   L-5
bo    明天
bot   L-5
bo    他们的联系人是王工 13911110002
bot   已记入 L-5
bo    他微信是chen_hl
bot   已记入 L-5
bo    他的邮箱是 chen@beihu.cn
bot   已记入 L-5
ana   delete the last note on Acme
bot   Understood: taking a note out: Acme. I cannot do that yet.
bo    删掉鼎砺的最后一条备注
bot   已理解：删除备注：鼎砺机械。这一项还办不了。
bo    帮我问下Ana鼎砺85折行不行
bot   不明白
