# an answer that is refused leaves the form asked as it was: the next one still fills it
world small
at    2026-02-02 09:00
fin   Acme paid
bot   INV-7: how much came in? | [All of it, €1,200] [Cancel]
fin   5,00
bot   I cannot read the amount “5,00”
fin   300 on 30 February
bot   There is no 30 February
fin   300 on 15 February
bot   Sun 15 February is still to come
fin   300 on 29 January
bot   to ana INV-7: €300 came in
bot   INV-7: €300 came in, €900 still open. | Received from Acme on Thu 29 January. | [Change] [Undo]
# the day that is said is the day it came in, also alone: then only the sum is missing
fin   Acme paid
skip
fin   yesterday
bot   Acme, record payments: how much? | [Cancel]
fin   2000 eur
bot   to ana INV-7: €900 came in
bot   INV-7: €900 came in, nothing is open. | In all €2,000, received from Acme on Sun 1 February. | [Change] [Undo]
fin   undo
skip 2
# four digits are a sum, and no year
fin   Acme paid
skip
fin   2000 yesterday
bot   to ana INV-7: €900 came in
bot   In all €2,000, received from Acme on Sun 1 February.
fin   undo
skip 2
# in the other language, by the words and by the form, it settles the same way
fin   Acme 付款了
bot   INV-7: how much came in?
fin   昨天，500
bot   to ana INV-7: €500 came in
bot   INV-7: €500 came in, €400 still open. | Received from Acme on Sun 1 February.
fin   Acme paid
skip
fin   fills amount=5x
bot   Cannot read "5x" as an amount
fin   全部
bot   to ana INV-7: €400 came in
bot   INV-7: €400 came in, nothing is open.
ana   deal update D-5 by=5x%
bot   I cannot read the change of the amount, by=5x% | Such as by=5000, by=-2000 or by=10%
