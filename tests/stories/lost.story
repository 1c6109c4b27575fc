# a lost deal says why, to whom if it was a competitor, and when to come back
world small calm
at    2026-03-02 09:00
ana   lost D-5
bot   For Lost, D-5 Acme: Reason? | [Save]
ana   fills reason_code=competitor
bot   For Lost, D-5 Acme: Reconnect on (or never)? | [Save]
ana   fills competitor=Kraft reconnect=2026-09-01
bot   D-5 Acme is lost: competitor, Kraft. Reconnect Tue 1 September. | [Undo]
ana   deal stage D-5 proposal
bot   D-5 is closed (Lost)
