# who refuses to approve rejects, with the words behind it as the reason; who refuses to reject, or does not today, decides nothing
world small calm
at    2026-03-02 09:00
ana   approval request D-5 discount 12 reason="Kraft is cheaper"
bot   #approvals AP-1 Discount 12%  [waits for Max Stone]
bot   AP-1: discount 12% on D-5 waits for Max Stone.
bot   to max Ana Reyes asks you to decide.
max   I refuse to reject AP-1
bot   AP-1 (Discount 12%, Acme) is not decided
max   AP-1今天不批
bot   AP-1 (Discount 12%, Acme) is not decided
max   I refuse to approve AP-1
bot   To reject AP-1, say why. | [Reject]
max   never mind
bot   Cancelled, nothing was done.
max   I refuse to approve AP-1, the margin is too thin
bot   to ana AP-1 is rejected by Max Stone: Discount 12% on D-5 Acme: “the margin is too thin”
bot   AP-1 is rejected: Discount 12% on D-5. | [Undo]
