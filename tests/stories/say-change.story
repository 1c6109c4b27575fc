# [Change] shows what was understood, and does it again
world small calm
at    2026-03-02 09:00
ana   remind me wednesday 4pm to call Acme
bot   R-1: I will remind you Wed 4 March 16:00: call Acme | [Change] [Undo]
ana   presses Change
bot   What shall be different in the reminder “call Acme”? | [Save]
ana   fills when=2026-03-05 text="call Acme and Bolt"
bot   R-2: I will remind you Thu 5 March 09:00: call Acme and Bolt | [Change] [Undo]
ana   reminders
bot   Reminders (1) | [Done R-2]
ana   presses Undo
bot   Undone: the correction of the reminder “call Acme and Bolt”.
ana   reminders
bot   Reminders (1) | [Done R-1]
