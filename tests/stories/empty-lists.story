# an empty list of deals says what makes one: a lead there is, by its number; without one, only that there are none
world small calm
at    2026-03-02 09:00
ana   lost D-5
bot   For Lost, D-5 Acme: Reason? | [Save]
ana   fills reason_code=competitor
bot   For Lost, D-5 Acme: Reconnect on (or never)? | [Save]
ana   fills competitor=Kraft reconnect=never
bot   D-5 Acme is lost: competitor, Kraft
ana   deal list
bot   No deals here. `qualify L-
ana   lead new Kestrel phone=13900139000 source=fair
bot   L-4 Kestrel is yours
ana   my deals
bot   No deals here. `qualify L-4` makes Kestrel a deal.
fin   deal list
bot   No deals here.
