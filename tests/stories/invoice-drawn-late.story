# a card that was shown before the day says overdue when it has come, and names days, not how many have passed
world small calm
at    2026-03-02 09:00
fin   invoice new D-5 1000 due=2026-03-10
bot   INV-8: €1,000 for Acme, due Tue 10 March.
fin   invoice show INV-8
bot   INV-8 €1,000  [open] | Open: €1,000 | ● Due Tue 10 March
sleep 9d
bot   to ana @2026-03-03T09:00 INV-8 Acme is due Tue 10 March. Has the customer confirmed it?
bot   to ana @2026-03-09T09:00 INV-8 Acme is due Tue 10 March.
bot   to fin @2026-03-09T09:00 INV-8 Acme is due Tue 10 March.
bot   to fin @2026-03-10T09:00 INV-8 Acme is due Tue 10 March.
bot   to ana @2026-03-11T09:00 INV-8 Acme was due Tue 10 March. Not seen yet: ask, or note a promise.
card  INV-8 to fin contains [overdue]
card  INV-8 to fin contains ! Due Tue 10 March
fin   payment INV-8 400
bot   to ana Acme: INV-8: €400 came in, €600 still open.
bot   INV-8: €400 came in, €600 still open.
card  INV-8 to ana contains INV-8 Acme was due Tue 10 March.
card  INV-8 to ana contains Open: €600
card  INV-8 to ana lacks €1,000 open
