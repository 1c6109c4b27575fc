# a day that cannot be is told of, never left out or moved a year
world small
at    2026-03-11 09:00
ana   invoice Acme 500, due yesterday
bot   It cannot be due before it is issued, Wed 11 March
ana   invoice Acme 500, due 1 March
bot   It cannot be due before it is issued, Wed 11 March
ana   invoice Acme 500, due 30 February
bot   There is no 30 February
ana   invoice Acme 500, due 1 March 2027
bot   INV-8: €500 for Acme, due Mon 1 March 2027. | [Show] [Change] [Undo]
bo    鼎砺开票5万，昨天到期
bot   到期日不能早于开票日（3月11日（周三））
bo    鼎砺预计2月30日成交
bot   没有 2月30日这一天
bo    鼎砺预计昨天成交
bot   3月10日（周二） 已经过去了
ana   deal update D-5 close=2025-01-01
bot   Wed 1 January 2025 is over
ana   Acme closes 31 April
bot   There is no 31 April
ana   won D-5 signed_on=2030-01-01 invoice_on=+7d reason=x
bot   Tue 1 January 2030 is still to come
ana   won D-5 signed_on=2026-03-10 invoice_on=2026-03-01 reason=x
bot   The first invoice does not go out before it is signed, Tue 10 March
ana   lost D-5 price reconnect=2020-01-01
bot   Wed 1 January 2020 is over
ana   agenda 2026-13-45
bot   There is no month 13
ana   quiet 25:00-08:00
bot   There is no 25:00
ana   quiet hours from 25:00 to 8:00
bot   There is no 25:00
ana   deal list under=abc
bot   Cannot read "abc" as an amount
fin   Acme paid 500 on 30 February
bot   There is no 30 February. INV-8 Acme: the day they will pay? | [Save]
