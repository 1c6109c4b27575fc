# what the negative controls of the sweep are tried on: a short story in which words count
world small calm
at    2026-03-02 09:00

ana   note L-3 called, they want a quote
bot   Noted on L-3 Cobalt Freight. When is the next touch?
ana   remind me tomorrow 10:00 call J Doe
bot   R-1: I will remind you Tue 3 March 10:00: call J Doe
sleep 2d
bot   to ana @2026-03-03T10:00 Reminder: call J Doe | [Done] [Snooze 1 h] [Tomorrow]
