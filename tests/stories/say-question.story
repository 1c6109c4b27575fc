# what is missing is asked for, and the next words fill it
world small calm
at    2026-03-02 09:00
ana   remind me to send Acme the msa
bot   When shall I remind you: send Acme the msa | [Save]
ana   friday 4pm
bot   R-1: I will remind you Fri 6 March 16:00: send Acme the msa | [Undo]
ana   remind me to call Cobalt Freight
bot   When shall I remind you: call Cobalt Freight | [Save]
ana   note D-5 they loved the demo
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   tomorrow 9am
bot   D-5 Acme: next touch Tue 3 March 09:00. | [Undo]
ana   snooze
bot   Which one? Say a reminder, deal or lead, such as R-7 | [Save]
ana   remind me to renew the insurance
bot   When shall I remind you: renew the insurance | [Save]
sleep 11min
ana   friday
bot   I do not know "friday"
