# a sum without a name is money that came in; of the invoices those that it fits come first, the nearest foremost
world small
at    2026-03-02 09:00
ana   invoice Acme 800, due 30 April
bot   INV-8: €800 for Acme, due Thu 30 April. | [Show] [Change] [Undo]
ana   invoice Acme 300, due 31 May
bot   INV-9: €300 for Acme, due Sun 31 May. | [Show] [Change] [Undo]
fin   got 800
bot   Which one? Say | [INV-8 Acme] [INV-7 Acme] [INV-9 Acme]
fin   Acme paid 500
bot   Acme has 3 open invoices: which one? | [INV-8 €800, due Thu 30 April] [INV-7 €1,200, due Sun 1 March] [INV-9 €300, due Sun 31 May]
fin   language zh
bot   中文
fin   收到300欧元
bot   是哪一个？ | [INV-9 Acme] [INV-8 Acme] [INV-7 Acme]
