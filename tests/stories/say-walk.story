# a stranger's first walk: it, that, them; a lead that is no deal yet; questions answer nothing
world small calm
at    2026-03-02 09:00
ana   new lead Pelican Marine, Jo Reed, +44 20 7946 0018, found us on the web
bot   L-4 Pelican Marine is yours. When is the next touch?
ana   call her tomorrow at 3pm
bot   R-1: I will remind you Tue 3 March 15:00: Pelican Marine: call her | [Change] [Undo]
ana   no, make it wednesday
bot   R-2: I will remind you Wed 4 March 15:00: Pelican Marine: call her | [Change] [Undo]
ana   push that to friday
bot   R-2: later, Fri 6 March 09:00
ana   ask for 12% off on Pelican Marine, Kestrel is cheaper
bot   Pelican Marine is a lead still, L-4, and no deal | [Make it a deal]
ana   qualify it
bot   a deal: what do they need?
ana   two pumps
bot   Need: two pumps. To make L-4 a deal: what is their budget?
ana   how is Pelican Marine doing?
bot   L-4
ana   move Acme to negotiation
bot   For Negotiation, D-5 Acme: 
ana   invoice Acme 2k, due in 2 weeks
bot   INV
bo    给鼎砺打过电话了，下周三再联系
bot   已记入 D-6
max   pipeline
bot   Open deals
max   D-5
bot   D-5
max   lead list state=foo
bot   There is no state= here
max   what waits for me?
bot   Nothing waits for you, and you wait for nothing.
