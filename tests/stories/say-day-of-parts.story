# the afternoon of a second deed is of the day of the first
world small
at    2026-03-02 09:00
ana   tomorrow morning ring Acme, afternoon visit Cobalt Freight
bot   R-1: I will remind you Tue 3 March 09:00: ring Acme | R-2: I will remind you Tue 3 March 14:00: visit Cobalt Freight
ana   周四上午给Acme打电话，下午3点去Cobalt Freight
bot   R-3: I will remind you Thu 5 March 09:00 | R-4: I will remind you Thu 5 March 15:00
