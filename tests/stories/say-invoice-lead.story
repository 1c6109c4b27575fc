# a lead is no customer yet: what makes it one is said, not how an invoice is shown
world small
at    2026-03-02 09:00
ana   new lead Alder Rail, Jo Reed, +44 20 7946 0018, web
bot   Alder Rail is yours
ana   friday 10am
bot   next touch Fri 6 March 10:00
ana   invoice Alder Rail 400
bot   Alder Rail is a lead still | `qualify L- | [Make it a deal]
