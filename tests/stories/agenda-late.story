# what is late stands as late in the day's list, with the customer it is about; days are the calendar's
world small calm
at    2026-03-02 18:00
ana   note D-5 they liked the demo next=2026-03-03
skip
ana   remind D-5 2026-03-04 09:00 send the offer
skip
sleep 62h
skip 3
ana   agenda
bot   Due today (2) | Tue 3 March, 2 days late | Wed 4 March 09:00, 1 day late | send the offer | Acme | R-1
ana   report stale days=3
bot   Deals without a word for 3 days or more (1) | Acme | 3
