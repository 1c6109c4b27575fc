# a button that has been pressed does nothing more but say so; one of others is not yours
world small calm
at    2026-03-02 09:00
ana   note D-5 they liked the demo
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   presses Tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
ana   presses Next Monday
bot   D-5 Acme: next touch Mon 9 March. | [Undo]
ana   presses Tomorrow
bot   Already done by Ana Reyes at 09:00
ana   presses Undo
bot   Undone: the next touch of Acme.
ana   presses Undo
bot   Already done by Ana Reyes at 09:00
max   deal show D-5
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
max   presses Log a touch on D-5
bot   D-5 Acme: what was said or done? | [Save]
ana   deal show D-5
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
