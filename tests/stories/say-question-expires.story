# a question is over after ten minutes; its form stays, and a restart loses nothing
world small calm
at    2026-03-02 09:00
ana   remind me to call the bank
bot   When shall I remind you: call the bank | [Save]
restart
ana   tomorrow 11:00
bot   R-1: I will remind you Tue 3 March 11:00: call the bank | [Undo]
ana   remind me to water the plants
bot   When shall I remind you: water the plants | [Save]
sleep 11min
ana   wednesday 8am
bot   I do not know "wednesday 8am"
ana   fills when=2026-03-05
bot   R-2: I will remind you Thu 5 March 09:00: water the plants | [Undo]
