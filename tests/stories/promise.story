# a promise holds the ladder back; a broken one is told, and the ladder goes on
world small
at    2026-03-02 09:00
ana   promise INV-7 2026-03-10
bot   INV-7: Acme promised €1,200 for Tue 10 March. Until then I do not chase it. | [Undo]
sleep 20d
bot   to ana @2026-03-11T09:00 INV-7 Acme: €1,200 was promised for Tue 10 March and is not here yet. Has it been sent? | [Promise] [Remind me]
bot   to ana @2026-03-12T09:00 INV-7 Acme: promise broken. €1,200 was promised for Tue 10 March and did not come. | [Promise] [Remind me]
bot   to fin @2026-03-12T09:00 INV-7 Acme: promise broken. €1,200 was promised for Tue 10 March and did not come. | [Payment] [Promise] [Remind me]
bot   to ana @2026-03-13T09:00 INV-7 Acme was due Sun 1 March. Time for a friendly reminder. | [Promise] [Remind me]
bot   to ana @2026-03-16T09:00 INV-7 Acme was due Sun 1 March. Ask for a promise with a date. | [Promise] [Remind me]
bot   to fin @2026-03-16T09:00 INV-7 Acme was due Sun 1 March. Ask for a promise with a date. | [Payment] [Promise] [Remind me]
bot   to max @2026-03-16T09:00 INV-7 Acme was due Sun 1 March. Ask for a promise with a date. | [Promise] [Remind me]
