# which record is meant: the buttons stay when the form is asked again with what was said meanwhile
world small calm
at    2026-03-02 09:00
ana   lead new Bolt Marine contact="Jo Reed" phone=+442079460018 source=web next=+3d
bot   L-4 Bolt Marine is yours
ana   qualify L-4 need="two winches" budget=9k role=buyer timeline=Q3
bot   L-4 is now D-7 Bolt Marine
ana   what's on today?
bot   Nothing is due today.
sleep 40min
ana   move to proposal
bot   Which one? | [D-7 Bolt Marine] [D-5 Acme]
ana   quote Q-88
bot   [D-7 Bolt Marine] [D-5 Acme]
