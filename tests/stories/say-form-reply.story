# what replies to the form's own message answers it, whatever was said meanwhile
world small calm
at    2026-03-02 09:00
ana   won D-5
bot   Signed on: Mon 2 March. For Won, D-5 Acme: First invoice on? | [Save]
ana   remind me friday to call Jo
bot   R-1: I will remind you Fri 6 March 09:00: call Jo | Still open, D-5 Acme: First invoice on?
ana   answers For Won, D-5 Acme: 5k, first invoice 1 april, a framework customer
bot   #sales Acme won, €5,000 by Ana Reyes
bot   D-5 Acme is won, €5,000, signed Mon 2 March. First invoice Wed 1 April.
bo    鼎砺推进到谈判
bot   D-6 鼎砺机械 进入“谈判”还需要：竞争对手（或“无”）？
bo    提醒我周五交报销
bot   R-2：3月6日（周五）09:00 提醒您：交报销 | D-6 鼎砺机械还差一项没填：竞争对手。
bo    answers 进入“谈判”还需要: 没有竞争对手，5%，月结30天，客户着急
bot   D-6 鼎砺机械 今天进入“谈判”阶段，¥480,000。
