# two errands in one sentence, each with its time: two reminders
world small calm
at    2026-03-02 09:00
ana   remind me to call Acme tomorrow and to email Cobalt Freight on friday
bot   R-1: I will remind you Tue 3 March 09:00: call Acme | R-2: I will remind you Fri 6 March 09:00: email Cobalt Freight | [Change] [Undo]
ana   undo
bot   Undone
ana   remind me tomorrow to call Acme, Cobalt Freight friday
bot   Tue 3 March 09:00: call Acme | Fri 6 March 09:00: call Cobalt Freight
ana   call Acme tomorrow at 3pm and send the quote at 5
bot   Tue 3 March 15:00: call Acme | Tue 3 March 17:00: send the quote
ana   remind me to call Acme on tuesday and thursday
bot   Tue 3 March 09:00: call Acme | Thu 5 March 09:00: call Acme
ana   remind Max to call Acme tomorrow and to email Cobalt Freight on friday
bot   to max Ana Reyes asked me to remind you Tue 3 March 09:00
bot   to max Ana Reyes asked me to remind you Fri 6 March 09:00
bot   I will remind Max Stone Tue 3 March 09:00: call Acme | I will remind Max Stone Fri 6 March 09:00: email Cobalt Freight
bo    提醒我明天给鼎砺打电话，周五发报价
bot   3月3日（周二）09:00 提醒您：给鼎砺打电话 | 3月6日（周五）09:00 提醒您：发报价
bo    明天和周五给鼎砺打电话
bot   3月3日（周二）09:00 提醒您：给鼎砺打电话 | 3月6日（周五）09:00 提醒您：给鼎砺打电话
# the Monday is the meeting's; the stretch is one
ana   remind me on friday to call Acme and confirm the meeting on monday
bot   Fri 6 March 09:00: call Acme and confirm the meeting | [Change] [Undo]
ana   call Acme between tuesday and thursday
bot   Tue 3 March 09:00: call Acme between | [Change] [Undo]
