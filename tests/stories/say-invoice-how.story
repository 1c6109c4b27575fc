# an invoice's sentence says when it is due and dated, and in what; what the bot cannot do is said and nothing is issued
world small
at    2026-03-02 09:00
fin   Acme expects an invoice of 100
bot   Nothing was issued: that is what they want. Shall I issue it? | [Invoice €100] [Remind me tomorrow]
fin   invoice Acme 100 split in 2
bot   Nothing was issued: an invoice is not split here. | [Invoice €100] [Invoice €50]
fin   presses Invoice €50
bot   INV-8: €50 for Acme, due Wed 1 April.
fin   invoice Acme 100 every month
bot   Nothing was issued: an invoice is issued once here and does not repeat. | [Invoice €100] [Remind me each month]
fin   invoice Acme 100 on friday
bot   Nothing was issued: is it due Fri 6 March, or to be issued then? | [Invoice €100, due Fri 6 March] [Remind me Fri 6 March]
fin   给鼎砺开票100，分两期
bot   Nothing was issued: an invoice is not split here. | [Invoice ¥100] [Invoice ¥50]
fin   invoice Acme 100 net 14
bot   INV-9: €100 for Acme, due Mon 16 March.
fin   invoice Acme 120 dated 20 February, net 30, in dollars
bot   INV-10: $120 for Acme, due Sun 22 March. | It is dated Fri 20 February.
fin   invoice Acme 30% of 500
bot   INV-11: €150 for Acme
fin   invoice Acme 300 plus 20% VAT
bot   The tax of 20% was not added: say the sum with tax. | INV-12: €300 for Acme
bo    鼎砺要一张100的发票
bot   没有开票：这是客户的要求。要现在开吗？ | [开票 ¥100] [明天提醒我]
