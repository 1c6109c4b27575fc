# only what was promised is left alone: the rest is chased
world small
at    2026-03-02 09:00
ana   promise INV-7 2026-03-10 500
bot   INV-7: Acme promised €500 for Tue 10 March. The other €700 I go on chasing. | [Undo]
sleep 14d
bot   to ana @2026-03-03T09:00 INV-7 Acme was due Sun 1 March. Not seen yet: ask, or note a promise. | [Promise] [Remind me]
bot   to ana @2026-03-05T09:00 INV-7 Acme was due Sun 1 March. Time for a friendly reminder. | [Promise] [Remind me]
bot   to ana @2026-03-11T09:00 INV-7 Acme: €500 was promised for Tue 10 March and is not here yet. Has it been sent? | [Promise] [Remind me]
bot   to ana @2026-03-12T09:00 INV-7 Acme: promise broken. €500 was promised for Tue 10 March and did not come. | [Promise] [Remind me]
bot   to fin @2026-03-12T09:00 INV-7 Acme: promise broken. €500 was promised for Tue 10 March and did not come. | [Payment] [Promise] [Remind me]
bot   to ana @2026-03-16T09:00 INV-7 Acme was due Sun 1 March. Ask for a promise with a date. | [Promise] [Remind me]
bot   to fin @2026-03-16T09:00 INV-7 Acme was due Sun 1 March. Ask for a promise with a date. | [Payment] [Promise] [Remind me]
bot   to max @2026-03-16T09:00 INV-7 Acme was due Sun 1 March. Ask for a promise with a date. | [Promise] [Remind me]
