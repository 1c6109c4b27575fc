# a first part is invoiced with the day by which it is paid; the rest is named, and comes back by a button
world small calm
at    2026-03-02 09:00
ana   issue 1k to Acme now, due 10 April, the rest in June
bot   INV-8: €1,000 for Acme, due Fri 10 April. | Not issued yet: “the rest in June”. | [Remind me of the rest, Mon 1 June]
ana   pay by 15 April
bot   INV-8: €1,000 for Acme, due Wed 15 April.
ana   presses Remind me of the rest, Mon 1 June
bot   R-1
bo    鼎砺先开10万的票，4月10号付，剩下的6月开
bot   INV-9：鼎砺机械，¥100,000，4月10日（周五）到期。 | 尚未开票：“剩下的6月开”。
bo    4月15号付
bot   INV-9：鼎砺机械，¥100,000，4月15日（周三）到期。
# nobody is named: whom is asked, and the rest is not lost
ana   issue 500 now, due 10 April, the rest in June
bot   Which one? | Not issued yet: “the rest in June”. | [D-5 Acme]
ana   presses D-5 Acme
bot   INV-10: €500 for Acme, due Fri 10 April.
# a day to pay by, of nothing that was done, is asked about
sleep 1h
fin   4月10号付
bot   Which one? Say the invoice or customer
# in the form of a win it fills neither the reason nor the amount
ana   Acme signed
bot   [Save]
ana   issue 300 now, due 10 April, the rest in June
bot   Which one? | Not issued yet: “the rest in June”.
