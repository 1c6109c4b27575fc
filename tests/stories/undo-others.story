# undo is for one's own steps; a manager may take back those of their people
world small calm
at    2026-03-02 09:00
ana   note D-5 they liked the demo
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
bo    undo
bot   没有可以撤销的步骤
bo    undo T-2
bot   那一步由 Ana Reyes 操作，只有本人或上级 Max Stone 可以撤销
bo    撤销 ana
bot   那一步由 Ana Reyes 操作，只有本人或上级 Max Stone 可以撤销
max   undo ana
bot   to ana Max Stone took back the note on Acme
bot   Undone: the note on Acme.
ana   deal show D-5
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
