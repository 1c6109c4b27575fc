# a reminder, put off three times, then done
world small calm
at    2026-03-02 09:00
ana   remind me tomorrow 15:00 call Acme
bot   R-1: I will remind you Tue 3 March 15:00: call Acme | [Undo]
ana   reminders
bot   Reminders (1) | [Done R-1]
sleep 30h
bot   to ana @2026-03-03T15:00 Reminder: call Acme | [Done] [Snooze 1 h] [Tomorrow]
ana   presses Snooze 1 h
bot   R-1: later, Tue 3 March 16:00: call Acme | [Undo]
card  R-1 to ana contains Put off to Tue 3 March 16:00 by Ana Reyes, Tue 3 March 15:00
card  R-1 to ana lacks [Done]
ana   undo
bot   Undone: the delay of “call Acme”.
ana   presses Snooze 1 h
bot   R-1: later, Tue 3 March 16:00: call Acme | [Undo]
card  R-1 to ana contains Put off to Tue 3 March 16:00 by Ana Reyes, Tue 3 March 15:00
sleep 1h
bot   to ana @2026-03-03T16:00 Reminder: call Acme | [Done] [Snooze 1 h] [Tomorrow]
ana   presses Tomorrow
bot   R-1: later, Wed 4 March 09:00: call Acme | [Undo]
sleep 1d
bot   to ana @2026-03-04T09:00 Reminder: call Acme | [Done] [Snooze 1 h] [Tomorrow]
ana   presses Tomorrow
bot   R-1 was put off 2 times already: call Acme. Drop it, hand it over, or keep it? | [Drop] [Hand over] [Keep]
ana   snooze R-1 tomorrow keep=yes
bot   R-1: later, Thu 5 March 09:00: call Acme | [Undo]
sleep 3d
bot   to ana @2026-03-05T09:00 Reminder: call Acme | [Done] [Snooze 1 h] [Tomorrow]
ana   presses Done
bot   R-1 is done: call Acme | [Undo]
card  R-1 to ana contains Done by Ana Reyes
card  R-1 to ana lacks [Done]
card  R-1 to ana lacks [Tomorrow]
ana   done R-1
bot   R-1 is done already
ana   reminders
bot   Nothing to be reminded of. `remind tomorrow 15:00 call Acme` sets one.
