# what has no command yet is understood, and its words may be kept
world small calm
at    2026-03-02 09:00
ana   quote Acme 120 units of FX-200 at $85 each, 12% off
bot   Understood: a quote: Acme. I cannot do that yet. | [Keep as a note]
ana   presses Keep as a note
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
bo    给鼎砺报价两万三千五
bot   已理解：报价：鼎砺机械; ¥23,500。这一项还办不了。 | [记为备注]
fin   pause dunning for Acme until april 10
bot   Understood: a pause in chasing: Acme; until Fri 10 April. I cannot do that yet. | [Remind me tomorrow]
max   OOO until the 16th, delegate approvals to @mei
bot   Understood: a deputy for approvals: from Mon 2 March; until Mon 16 March; to mei. I cannot do that yet. | [Remind me tomorrow]
ana   PO received from Acme, 18.6k, deliver 10 april
bot   Understood: an order: Acme; €18,600; on Fri 10 April. I cannot do that yet. | [Keep as a note]
ana   send me the pipeline every monday at 9
bot   R-1: “pipeline” comes every Monday 09:00, first on Mon 9 March. | [Show it now]
ana   quiet from 9pm to 8am
bot   From 21:00 to 08:00 I leave you alone, and on days off. Nudges wait until then; reminders you asked for come when you asked for them. | [Undo]
max   dso last quarter
bot   Days sales outstanding are counted up to today
