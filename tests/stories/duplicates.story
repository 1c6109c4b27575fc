# whatever comes twice counts once: words, presses, forms
world small
at    2026-03-02 08:00
fin   payment INV-7 200
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   INV-7: €200 came in, €1,000 still open. | [Undo]
again
ana   note D-5 they liked the demo
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
again
ana   presses Tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
again
ana   qualify L-3
bot   To make L-3 a deal: | [Save]
again
ana   fills need=CRM budget=50k role=buyer timeline=Q2
bot   L-3 is now D-7 Cobalt Freight. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
again
restart
again
fin   invoice show INV-7
bot   INV-7 €1,200  [overdue] | [Payment] [Promise] [Remind me]
ana   deal list
bot   Open deals (2)
sleep 1d
again
