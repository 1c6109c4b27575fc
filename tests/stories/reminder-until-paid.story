# a reminder to see whether an invoice is paid is done with the payment; any other word about it waits
world small
at    2026-03-02 09:00
ana   remind me on Friday to check whether INV-7 is paid
bot   R-1: I will remind you Fri 6 March 09:00: check whether INV-7 is paid | It closes by itself once INV-7 is paid. | [Change] [Undo]
ana   remind me on Friday to send the receipt for INV-7
bot   R-2: I will remind you Fri 6 March 09:00: send the receipt for INV-7 | [Change] [Undo]
ana   remind me on Friday when INV-7 is paid to thank Acme
bot   R-3: I will remind you Fri 6 March 09:00: when INV-7 is paid to thank Acme | [Change] [Undo]
fin   周五提醒我看看INV-7付了没
bot   R-4: I will remind you Fri 6 March 09:00 | It closes by itself once INV-7 is paid.
max   remind me every Monday to chase INV-7
bot   R-5: | then every Monday 09:00: chase INV-7 | It closes by itself once INV-7 is paid.
fin   remind ana on Friday to see if INV-7 has been paid
bot   to ana Fin Hale asked me to remind you Fri 6 March 09:00 (R-6): see if INV-7 has been paid
bot   R-6: I will remind Ana Reyes Fri 6 March | It closes by itself once INV-7 is paid.
fin   remind bo on Friday to see if INV-7 has been paid
bot   to bo 提醒您（R-7）：see if INV-7 has been paid
bot   R-7: I will remind 薄一 Fri 6 March
# a part leaves all as it was
fin   payment INV-7 200
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   INV-7: €200 came in, €1,000 still open.
# all of it: each owner hears of it once, where they hear of the payment anyway
fin   payment INV-7
bot   to max INV-7 is paid; your reminder R-5 is done: chase INV-7
bot   to ana nothing is open. | Your reminder R-1 is done: check whether INV-7 is paid | Your reminder R-6 is done: see if INV-7 has been paid
bot   INV-7: €1,000 came in, nothing is open. | Your reminder R-4 is done: 看看INV-7付了没
ana   reminders
bot   Reminders (2) | [Done R-2] [Done R-3]
bo    我的提醒
bot   R-7
# the payment undone, they wait again; paid once more, they are done for good
fin   undo
skip 3
ana   reminders
bot   Reminders (4)
max   reminders
bot   Reminders (1)
fin   payment INV-7
skip 3
sleep 1w
skip 3
ana   reminders
bot   Reminders (2) | [Done R-2] [Done R-3]
max   reminders
bot   Nothing to be reminded of
