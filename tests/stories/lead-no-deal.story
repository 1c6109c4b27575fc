# a lead is spoken of as a deal: it is made one by one press, however often it was read
world small calm
at    2026-03-02 09:00
ana   new lead Alder Rail, Nina Berg, nina@alder.example
bot   L-4 Alder Rail is yours. When is the next touch?
ana   ask for 12% off on Alder Rail, Kestrel is cheaper
bot   L-4, and no deal
card  "and no deal" to ana lacks [Make it a deal] [Make it a deal]
ana   presses Make it a deal
bot   To make L-4 a deal: what do they need?
