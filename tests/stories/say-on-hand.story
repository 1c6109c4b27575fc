# what names nobody is of the deal or invoice that was shown
world small calm
at    2026-03-02 09:00
bo    D-6
bot   D-6 ¥480,000
bo    开票3万
bot   INV-8：鼎砺机械，¥30,000，4月1日（周三）到期。
ana   D-5
bot   D-5 €4,000
ana   close end of march
bot   D-5 Acme: Close date Tue 31 March.
ana   D-5
bot   D-5 €4,000
ana   closing end of april
bot   D-5 Acme: Close date Thu 30 April.
ana   D-5
bot   D-5 €4,000
ana   make it 500k
bot   D-5 Acme: Amount €500,000.
ana   D-5
bot   D-5 €500,000
ana   change it to 5k
bot   D-5 Acme: Amount €5,000.
fin   INV-8
bot   INV-8 ¥30,000
fin   chasing till may
bot   Understood: a pause in chasing: INV-8; until Fri 1 May
# so long before it is due
fin   remind me 3 days before INV-8 is due
bot   R-1: I will remind you Sun 29 March 09:00: INV-8 is due
bo    INV-8到期前2天提醒我
bot   R-2：3月30日（周一）09:00 提醒您：INV-8到期
bo    INV-8到期前60天提醒我
bot   什么时候提醒您
