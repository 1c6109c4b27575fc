# a payment that is only half read is asked about, and nothing is booked
world small
at    2026-03-02 08:00
fin   Acme paid 5 times
bot   INV-7: how much came in? | [All of it, €1,200]
fin   cancel
bot   Cancelled
fin   Acme paid 200 and 50 extra
bot   INV-7: how much came in?
fin   cancel
bot   Cancelled
fin   Acme and 鼎砺 paid 500
bot   Which one?
fin   cancel
bot   Cancelled
fin   Acme paid 12,00
bot   INV-7: how much came in?
fin   cancel
bot   Cancelled
fin   Acme paid 200 usd
bot   Acme owes EUR and nothing in USD; nothing was booked | [Keep $200 as credit]
fin   presses Keep $200 as credit
bot   to ana Acme: $200 came in and is kept as credit.
bot   In all $200 | $200 is kept as credit of Acme for the next invoice.
fin   Acme paid 200
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   INV-7: €200 came in, €1,000 still open.
