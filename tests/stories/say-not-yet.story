# "don't approve", a condition, a day to come: nothing is decided, no reason is asked for, and it is said what happens
world small calm
at    2026-03-02 09:00
ana   ask approval for 12% off on Acme, they compare prices
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   don't approve AP-1
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   can't approve AP-1 til Monday
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me Mon 9 March]
max   can't approve til Monday
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me Mon 9 March]
max   先别批
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   AP-1 暂不批
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   等下周一再批 AP-1
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me Mon 9 March]
max   approve AP-1 if the margin holds
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   I will approve AP-1 tomorrow
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me Tue 3 March]
max   answers AP-1: don't approve
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   answers AP-1: approved once legal is fine
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   answers AP-1: hold on
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
ana   don't approve AP-1
bot   AP-1 is not decided: it waits for Max Stone. | [Show]
max   AP-1: won't approve, the margin is too thin
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   presses Reject
bot   to ana AP-1 is rejected by Max Stone: Discount 12% on D-5 Acme: “the margin is too thin” | [Ask again] [Show the deal]
bot   AP-1 is rejected: Discount 12% on D-5. | [Undo]
max   don't approve AP-1
bot   AP-1 is rejected already; nothing was changed. | [Show]
max   don't approve yet
bot   Nothing waits for you to decide.

