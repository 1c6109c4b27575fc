# undo, and undo again: each takes the next older step back, and what was undone since is not in the way
world small calm
at    2026-03-02 09:00
ana   touch D-5 +7d
bot   D-5 Acme: next touch Mon 9 March. | [Undo]
ana   touch D-5 +8d
bot   D-5 Acme: next touch Tue 10 March. | [Undo]
ana   touch D-5 +9d
bot   D-5 Acme: next touch Wed 11 March. | [Undo]
ana   undo
bot   Undone: the next touch of Acme.
ana   undo
bot   Undone: the next touch of Acme.
max   touch D-5 +3d
bot   D-5 Acme: next touch Thu 5 March. | [Undo]
ana   undo
bot   Acme was changed after that by Max Stone
max   undo
bot   Undone: the next touch of Acme.
ana   touch D-5 +4d
bot   D-5 Acme: next touch Fri 6 March. | [Undo]
ana   undo 2
bot   Undone: the next touch of Acme.
ana   undo
bot   There is nothing to undo
