# yes, right behind a question that one button answers, presses it; later, or a second time, it does nothing
world small calm
at    2026-03-02 09:00
ana   remind me today at 3pm to call Acme
bot   R-1: I will remind you Mon 2 March 15:00: call Acme
ana   move my 2pm Acme call to 5
bot   Not done yet. Shall I put off | Which R-1 | [Yes, do it]
ana   yes
bot   R-1: later, Mon 2 March 17:00: call Acme
ana   yes
bot   I do not know
ana   move my 2pm Acme call to 4
bot   Not done yet. Shall I put off | Which R-1 | [Yes, do it]
ana   D-5
bot   D-5
ana   yes
bot   I do not know
ana   move my 2pm Acme call to 4
bot   Not done yet. Shall I put off | Which R-1 | [Yes, do it]
ana   yes?
bot   I do not know
# a request's card is no such question
ana   ask for 12% off on D-5, they compare prices
bot   #approvals AP-1
bot   to max AP-1
bot   AP-1: discount 12% on D-5 waits for Max Stone.
max   AP-1
bot   AP-1
max   yes
bot   I do not know
fin   invoice new D-6 50000
bot   INV-8: ¥50,000 for 鼎砺机械
fin   INV-8
bot   INV-8 ¥50,000
fin   2万到了
bot   Not done yet. Shall I record payments: Amount 20000; Invoice INV-8? | [Yes, do it]
fin   yes, do it
bot   to bo 鼎砺机械 INV-8
bot   INV-8: ¥20,000 came in, ¥30,000 still open.
