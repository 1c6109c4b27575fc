# a seller's invoice for a customer whose credit waits: finance hears of it and can use it at once
world small
at    2026-03-02 09:00
fin   payment INV-7 1700
bot   to ana €500 is kept as credit
bot   €500 is kept as credit of Acme for the next invoice.
ana   invoice Acme 800
bot   to fin Ana Reyes issued INV-8: €800 for Acme, due Wed 1 April. | €500 of credit from earlier payments waits. | [Use the credit] [Show]
bot   INV-8: €800 for Acme, due Wed 1 April. | €500 of credit from earlier payments waits. | Told, to use it for this: Fin Hale. | [Show] [Change] [Undo]
# put right, it is told as it stands; taken back, that too
ana   no, 900
bot   to fin Ana Reyes issued INV-8: €900 for Acme
bot   INV-8: €900 for Acme
ana   undo
bot   to fin Ana Reyes took back the correction of the invoice INV-8 Acme.
bot   Undone
fin   presses Use the credit
bot   INV-8: €500 of credit used, €300 still open.
# no credit is left: nobody is told
ana   invoice Acme 100
bot   INV-9: €100 for Acme
# of another currency it is no credit for this
fin   payment Acme 200 USD
bot   nothing in USD
fin   presses Keep $200 as credit
bot   to ana Acme: $200 came in and is kept as credit.
bot   $200 is kept as credit
ana   invoice Acme 110
bot   INV-10: €110 for Acme
