# the admin and the finance people in plain words, in both languages
world small
at    2026-03-02 09:00
adm   who is on Cobalt Freight?
bot   L-3 Cobalt Freight  [new] | [Qualify] [Log a touch]
adm   assign L-3 to bo
bot   to bo Ada Moss 把 L-3 Cobalt Freight 转交给您
bot   L-3 Cobalt Freight is now 薄一's. | [Undo]
bot   to ana Ada Moss handed L-3 Cobalt Freight to 薄一
adm   remind me on the 15th to renew the certificates
bot   R-1: I will remind you Sun 15 March 09:00: renew the certificates | [Change] [Undo]
cfo   谁欠我们钱
bot   What is owed, by customer | [The invoices]
cfo   Acme 的发票付了吗
bot   Open invoices (1)
fin   Acme 说周五付 INV-7
bot   INV-7: Acme promised €1,200 for Fri 6 March. Until then I do not chase it. | [Change] [Undo]
bot   to ana Fin Hale noted: INV-7: Acme promised €1,200 for Fri 6 March. Until then I do not chase it. | [Show]
fin   INV-7 今天到账 1200 欧
bot   to ana Acme: INV-7: €1,200 came in, nothing is open.
bot   INV-7: €1,200 came in, nothing is open. | [Change] [Undo]
fin   undo that
bot   to ana Fin Hale took back the payment of INV-7 Acme.
bot   Undone: the payment of INV-7 Acme.
fin   remind me friday 9am to call Acme about INV-7
bot   R-2: I will remind you Fri 6 March 09:00: call Acme about INV-7 | [Change] [Undo]
adm   thanks!
bot   You're welcome.
