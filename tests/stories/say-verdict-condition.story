# a condition or a question about a request decides nothing, and says that it still waits
world small calm
at    2026-03-02 09:00
ana   give Acme 12% off, they compare prices
bot   #approvals AP-1 Discount 12%
bot   to max Ana Reyes asks you to decide.
bot   AP-1: discount 12% on D-5 waits for Max Stone.
max   answers AP-1: only if they pay upfront
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
max   answers AP-1: unless they sign this week
bot   AP-1 (Discount 12%, Acme) is not decided
max   同意吗？
bot   AP-1 (Discount 12%, Acme) is not decided
max   answers AP-1: 同意吗？
bot   AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
max   answers AP-1: 除非预付
bot   AP-1 (Discount 12%, Acme) is not decided
ana   Acme is worth 91,500.50 now
bot   D-5 Acme: Amount €91,500.50.
