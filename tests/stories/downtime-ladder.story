# a month without the bot: of the ladder only the newest rung speaks
world small
at    2026-03-02 09:00
down  40d
bot   to fin @2026-04-11T10:00 INV-7 Acme was due Sun 1 March. Time for a call and a look at their credit. (late 10 d) | [Payment] [Promise] [Remind me]
bot   to max @2026-04-11T10:00 INV-7 Acme was due Sun 1 March. Time for a call and a look at their credit. (late 10 d) | [Promise] [Remind me]
sleep 4w
bot   to cfo @2026-05-01T09:00 INV-7 Acme was due Sun 1 March. Time for a final notice. | [Promise] [Remind me]
bot   to mei @2026-05-06T09:00 INV-7 Acme 已于 3月1日（周日）到期。该发最后通知了。 | [客户承诺] [提醒我]
