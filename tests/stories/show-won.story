# a customer's name stands for their deal once the lead became one, also when it is won and no deal is open
world small calm
at    2026-03-02 09:00
ana   lead new Bolt Marine contact="Jo Reed" phone=+442079460018 source=web next=+3d
bot   L-4 Bolt Marine is yours
ana   show Bolt Marine
bot   L-4 Bolt Marine  [new]
ana   qualify L-4 need="two winches" budget=9k role=buyer timeline=Q3
bot   L-4 is now D-7 Bolt Marine
ana   won D-7 signed_on=today amount=9000 invoice_on=+7d reason=quick
bot   #sales Bolt Marine won
bot   D-7 Bolt Marine is won
ana   show Bolt Marine
bot   D-7 €9,000
ana   how is Bolt Marine going?
bot   D-7 €9,000
ana   看看Bolt Marine
bot   D-7 €9,000
ana   Bolt Marine怎么样了
bot   D-7 €9,000
