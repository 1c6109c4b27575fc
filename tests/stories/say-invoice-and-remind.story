# an invoice and a reminder in one message are both done; one that is only reminded of is not issued
world small
at    2026-03-02 09:00
fin   invoice Acme 100 and remind me friday to chase it
bot   INV-8: €100 for Acme, due Wed 1 April. | R-1: I will remind you Fri 6 March 09:00: Acme: chase it
fin   给鼎砺开票100，周五提醒我催
bot   INV-9: ¥100 for 鼎砺机械, due Wed 1 April. | R-2: I will remind you Fri 6 March 09:00: 鼎砺: 催
fin   周五提醒我给鼎砺开票100
bot   R-3: I will remind you Fri 6 March 09:00: 给鼎砺开票100
