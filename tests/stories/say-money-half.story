# asked how much came in, half is half of the only invoice; yes is all of it where that was asked, and only then
world small
at    2026-03-04 09:00
fin   Acme paid
bot   INV-7: how much came in?
fin   half
bot   to ana Acme: INV-7: €600 came in
bot   INV-7: €600 came in, €600 still open.
fin   Acme paid
bot   INV-7: how much came in?
fin   yes
bot   I do not know
fin   INV-7
bot   INV-7 €1,200
fin   they paid in full
bot   INV-7: all of it, €600?
fin   yes
bot   to ana Acme: INV-7: €600 came in
bot   INV-7: €600 came in
