# undo of what was put right takes the correction back, then the step itself; each says what stands
world small
at    2026-03-02 09:00
ana   invoice Acme 500 due 30 April
bot   INV-8: €500 for Acme, due Thu 30 April.
ana   no, 600
bot   INV-8: €600 for Acme, due Thu 30 April.
ana   undo
bot   Undone: the correction of the invoice INV-8 Acme. | As before: INV-8: €500, due Thu 30 April, nothing is paid.
ana   undo
bot   Undone: the invoice INV-8 Acme. | Now INV-8 is void.
ana   invoice Acme 700 due 30 April
bot   INV-9: €700 for Acme, due Thu 30 April.
ana   make it due 15 May
bot   INV-9: €700 for Acme, due Fri 15 May.
ana   undo
bot   Undone: the correction of the invoice INV-9 Acme. | As before: INV-9: €700, due Thu 30 April, nothing is paid.
bo    鼎砺开票3000 4月30号到期
bot   INV-10：鼎砺机械，¥3,000，4月30日（周四）到期。
bo    不对，4000
bot   INV-10：鼎砺机械，¥4,000
bo    撤销
bot   已撤销：开票 INV-10 鼎砺机械的更正。 | 恢复为：INV-10 ¥3,000，4月30日（周四）到期，还没有收款。
bo    撤销
bot   已撤销：开票 INV-10 鼎砺机械。 | 现在：INV-10 已作废。
# money and promises: what is open again
fin   payment INV-7 200
bot   to ana Acme: INV-7: €200 came in
bot   INV-7: €200 came in, €1,000 still open.
fin   undo
bot   to ana Fin Hale took back the payment of INV-7 Acme. | Now INV-7: €1,200, due Sun 1 March, nothing is paid.
bot   Undone: the payment of INV-7 Acme. | Now INV-7: €1,200, due Sun 1 March, nothing is paid.
ana   INV-7 promised to pay on friday
bot   INV-7: Acme promised €1,200 for Fri 6 March.
ana   undo
bot   Undone: the promise | Now INV-7: €1,200, due Sun 1 March, nothing is paid.
# the next touch that a note had set
ana   met Acme, they like it, next touch next monday
bot   Noted on D-5 Acme; next touch Mon 9 March.
ana   undo
bot   Undone: the note on Acme. | has no next touch, as before.
ana   touch D-5 2026-03-05
bot   Thu 5 March
ana   met Acme, they like it, next touch next monday
bot   Noted on D-5 Acme; next touch Mon 9 March.
ana   undo
bot   Undone: the note on Acme. | Next touch of Acme: Thu 5 March again.
# a note that set none says nothing of it
ana   note D-5 they called
bot   Noted on D-5 Acme; next touch Thu 5 March.
ana   undo
bot   Undone: the note on Acme.
