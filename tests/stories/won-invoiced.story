# a customer's invoice is for their one deal; a won deal that is invoiced asks for no first invoice
world small calm
at    2026-03-02 09:00
bo    赢单 D-6 当场签约 签约日=今天 金额=48万 开票日=+7d
bot   #sales
bot   D-6 鼎砺机械 赢单
fin   invoice 鼎砺 40k, due 30 April
bot   INV-8: ¥40,000 for 鼎砺机械, due Thu 30 April. | It belongs to D-6. | [Show]
fin   D-6
bot   D-6 ¥480,000
card  D-6 to fin lacks First invoice
card  D-6 to fin contains Invoiced: ¥40,000
card  D-6 to fin contains [Invoice the rest]
fin   invoice new 鼎砺 440000 on=2026-03-02
bot   INV-9: ¥440,000 for 鼎砺机械 | It belongs to D-6.
card  D-6 to fin lacks [Invoice
fin   鼎砺 paid 480000
bot   to bo
bot   INV-8: ¥40,000 came in
bot   to bo
bo    D-6
bot   D-6
card  D-6 to bo contains 已开票：¥480,000（已收清）
# of several deals it is asked which one, and none of them may be meant
ana   lead new Acme phone=+8613900001111
bot   L-4 Acme is yours
ana   qualify L-4 need=labels budget=9k role=buyer timeline=Q3
bot   L-4 is now D-7 Acme
fin   invoice Acme 900
bot   Acme has 2 deals: which one is the invoice for? | [Save]
fin   D-7
bot   INV-10: €900 for Acme, due Wed 1 April. | [Show]
ana   D-7
bot   D-7
card  D-7 to ana contains INV-10 €900
fin   invoice new Acme 700
bot   Acme has 2 deals: which one is the invoice for? | [Save]
fin   none
bot   INV-11: €700 for Acme, due Wed 1 April. | [Show]
fin   INV-11
bot   INV-11
card  INV-11 to fin lacks Deal
# the deal is said once: neither another beside it nor none
fin   invoice new D-5 800 deal=none
bot   D-5 and another deal were named; name one
fin   invoice new D-5 800 deal=D-7
bot   D-5 and another deal were named; name one
ana   D-5
bot   D-5
card  D-5 to ana lacks €800
fin   invoice new D-5 800 deal=D-5
bot   INV-12: €800 for Acme
# what was said to belong to no deal is left so by the win
ana   lost D-7 reason_code=other reconnect=never
bot   D-7 Acme is lost
ana   won D-5 signed_on=today invoice_on=+7d reason=quick
bot   #sales Acme won, €4,000
bot   D-5 Acme is won, €4,000 | [Show] [Undo]
fin   INV-11
bot   INV-11
card  INV-11 to fin lacks Deal
