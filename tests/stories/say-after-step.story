# right behind a step, words that say nothing but its time, its due day or its competitor mend it
world small calm
at    2026-03-02 09:00
ana   remind me tomorrow at 9 to call Acme
bot   R-1: I will remind you Tue 3 March 09:00: call Acme
ana   10 actually
bot   R-2: I will remind you Tue 3 March 10:00: call Acme
ana   3pm is better
bot   R-3: I will remind you Tue 3 March 15:00: call Acme
ana   10
bot   I do not know
bo    明天9点提醒我打电话给鼎砺
bot   R-4：3月3日（周二）09:00 提醒您：打电话给鼎砺
bo    10点吧
bot   R-5：3月3日（周二）10:00 提醒您：打电话给鼎砺
bo    10点行吗
bot   不明白
fin   invoice new D-6 50000
bot   INV-8: ¥50,000 for 鼎砺机械, due
fin   月底到期
bot   INV-8: ¥50,000 for 鼎砺机械, due Tue 31 March.
fin   due 15 april
bot   INV-8: ¥50,000 for 鼎砺机械, due Wed 15 April.
ana   move D-5 to negotiation
bot   For Negotiation, D-5 Acme: Competitor (or none)?
ana   Pelican
bot   Competitor: Pelican.
ana   sorry, it's Kestrel actually
bot   Competitor: Kestrel.
ana   net 30, 5%
bot   D-5 Acme is in Negotiation since today, €4,000.
ana   sorry, it's Pelican Marine
bot   D-5 Acme is in Negotiation since today, €4,000.
ana   lost Acme to Pelican on price, never
bot   For Lost, D-5 Acme: Reconnect on (or never)?
ana   sorry, it's Kestrel actually
bot   I do not know
