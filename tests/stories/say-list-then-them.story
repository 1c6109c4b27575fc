# a list of one customer is what is spoken of: "them" is that customer
world small calm
at    2026-03-02 09:00
ana   new lead Pelican Marine, Bob Lane, +44 20 7946 0018
bot   L-4 Pelican Marine is yours.
at    2026-03-02 09:05
fin   invoice new D-5 1000 due=2026-03-20
bot   INV-8
at    2026-03-02 09:06
ana   has the Acme invoice been paid?
bot   INV-8
ana   remind me friday to chase them
bot   R-1: I will remind you Fri 6 March 09:00: Acme: chase them
bo    新线索 北湖食品，李工，13911110001
bot   北湖食品
bo    鼎砺有逾期发票吗
bot   没有
bo    提醒我周五问问他们
bot   R-2：3月6日（周五）09:00 提醒您：鼎砺机械：问问他们
