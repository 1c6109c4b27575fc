# sales in English: a lead, its call, its deal
world small calm
at    2026-03-02 09:00
ana   lead - Petra Nowak @ Sunmere Hotels, +44 20 7946 0018, asked for pricing
bot   L-4 Sunmere Hotels is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   tomorrow
bot   L-4 Sunmere Hotels: next touch Tue 3 March. | [Undo]
ana   spoke to Sunmere Hotels, they want 40 rooms equipped. follow up mar 20 at 10am
bot   Noted on L-4 Sunmere Hotels; next touch Fri 20 March 10:00. | [Change] [Undo]
ana   Sunmere Hotels is qualified
bot   To make L-4 a deal: | [Save]
ana   40 rooms, two hotels
bot   To make L-4 a deal: | [Save]
ana   80-100k
bot   To make L-4 a deal: | [Save]
ana   Petra decides
bot   To make L-4 a deal: when do they want it? | [Save]
ana   by summer
bot   L-4 is now D-7 Sunmere Hotels; next touch Fri 20 March 10:00. | [Show] [Undo]
ana   bump Sunmere to 90k eur, close end of april
bot   D-7 Sunmere Hotels: Amount €90,000; Close date Thu 30 April. | [Change] [Undo]
