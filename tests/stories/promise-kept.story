# a promise that is kept: nobody is bothered
world small
at    2026-03-02 09:00
ana   promise INV-7 2026-03-10
bot   INV-7: Acme promised €1,200 for Tue 10 March. Until then I do not chase it. | [Undo]
ana   promise INV-7 2026-03-12 1200
bot   INV-7: Acme promised €1,200 for Thu 12 March. Until then I do not chase it. | [Undo]
fin   payment INV-7 1200
bot   to ana Acme: INV-7: €1,200 came in, nothing is open.
bot   INV-7: €1,200 came in, nothing is open. | [Undo]
sleep 30d
