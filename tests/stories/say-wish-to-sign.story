# who wants to sign by a day is not named: of the deal on hand, else it is asked which; nothing is won
world small calm
at    2026-03-02 09:00
ana   Acme
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
ana   wants to sign by Friday
bot   D-5 Acme: Close date Fri 6 March. | [Change] [Undo]
ana   doesn't want to sign by Friday
bot   I do not know what to do with that; nothing was done. Keep it with D-5 Acme?
bo    鼎砺
bot   D-6 ¥480,000  [已确认需求]
bo    想周五前签
bot   D-6 鼎砺机械：预计成交日 3月6日（周五）。 | [修改] [撤销]
