# what a payment's words do not say is asked, and never recorded as all that is open
world small
at    2026-03-02 08:00
fin   payment INV-7 -5
bot   An amount has no sign: -5
fin   payment INV-7 five hundred
bot   Cannot read "five" as an amount
fin   payment INV-7 200 31.2.2026
bot   Cannot read "31.2.2026" as a day or time
fin   payment INV-7 amount=
bot   Amount= says nothing
fin   paid Acme about half
bot   Cannot read "about" as an amount
fin   payment INV-7 200 on 2026-02-27 "bank" by Fin
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   INV-7: €200 came in, €1,000 still open. | [Undo]
