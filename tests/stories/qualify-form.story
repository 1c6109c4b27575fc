# a lead becomes a deal: what is missing is asked for in a form, and what was given stays
world small calm
at    2026-03-02 09:00
ana   qualify L-3 need=CRM
bot   To make L-3 a deal: | [Save]
ana   fills budget=50k
bot   To make L-3 a deal: | [Save]
ana   fills role=buyer timeline=Q2
bot   L-3 is now D-7 Cobalt Freight. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   qualify L-3
bot   L-3 is D-7 already
ana   lead show L-3
bot   L-3 Cobalt Freight  [qualified]
ana   who holds L-3
bot   D-7 Cobalt Freight: Ana Reyes since 09:00 (Qualified).
