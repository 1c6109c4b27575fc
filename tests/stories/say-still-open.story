# beside what was done meanwhile it is said what is still asked, for what, in plain words
world small calm
at    2026-03-02 09:00
bo    跟进
bot   是哪一个？
bo    鼎砺金额改成 30万
bot   D-6 鼎砺机械：金额 ¥300,000。 | “跟进”还差一项没填：哪个商机、线索或客户。
ana   note
bot   Which one?
ana   deal update D-5 amount=3000
bot   D-5 Acme: Amount €3,000. | Still open, “note”: Which deal, lead or customer?
