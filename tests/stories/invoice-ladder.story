# an invoice that nobody pays climbs the ladder, one rung a day at the most
world small mail
at    2026-03-02 09:00
sleep 95d
bot   to ana @2026-03-03T09:00 INV-7 Acme was due Sun 1 March. Not seen yet: ask, or note a promise. | [Promise] [Remind me]
mail  ana@small.test | @2026-03-03T09:00 INV-7 €1,200
bot   to ana @2026-03-05T09:00 INV-7 Acme was due Sun 1 March. Time for a friendly reminder. | [Promise] [Remind me]
mail  ana@small.test | @2026-03-05T09:00 INV-7 €1,200
bot   to ana @2026-03-16T09:00 INV-7 Acme was due Sun 1 March. Ask for a promise with a date. | [Promise] [Remind me]
bot   to fin @2026-03-16T09:00 INV-7 Acme was due Sun 1 March. Ask for a promise with a date. | [Payment] [Promise] [Remind me]
bot   to max @2026-03-16T09:00 INV-7 Acme was due Sun 1 March. Ask for a promise with a date. | [Promise] [Remind me]
mail  ana@small.test | @2026-03-16T09:00 INV-7 €1,200
mail  fin@small.test | @2026-03-16T09:00 INV-7 €1,200
mail  max@small.test | @2026-03-16T09:00 INV-7 €1,200
bot   to fin @2026-04-01T09:00 INV-7 Acme was due Sun 1 March. Time for a call and a look at their credit. | [Payment] [Promise] [Remind me]
bot   to max @2026-04-01T09:00 INV-7 Acme was due Sun 1 March. Time for a call and a look at their credit. | [Promise] [Remind me]
mail  fin@small.test | @2026-04-01T09:00 INV-7 €1,200
mail  max@small.test | @2026-04-01T09:00 INV-7 €1,200
bot   to cfo @2026-05-01T09:00 INV-7 Acme was due Sun 1 March. Time for a final notice. | [Promise] [Remind me]
mail  cfo@small.test | @2026-05-01T09:00 INV-7 €1,200
bot   to mei @2026-05-06T09:00 INV-7 Acme 已于 3月1日（周日）到期。该发最后通知了。 | [客户承诺] [提醒我]
mail  mei@small.test | @2026-05-06T02:00 INV-7 €1,200
bot   to cfo @2026-06-01T09:00 INV-7 Acme was due Sun 1 March. Time for a proposal: legal steps or a write-off. | [Promise] [Remind me]
mail  cfo@small.test | @2026-06-01T09:00 INV-7 €1,200
