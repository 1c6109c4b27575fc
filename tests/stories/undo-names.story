# undo says what it undid as people say it: what was done, and with whom
world small calm
at    2026-03-02 09:00
ana   touch D-5 +7d
bot   D-5 Acme: next touch Mon 9 March. | [Undo]
ana   touch D-5 +9d
bot   D-5 Acme: next touch Wed 11 March. | [Undo]
ana   undo T-2
bot   Acme was changed after that by you | To be undone first: the next touch of Acme | [Undo that first]
ana   presses Undo that first
bot   Undone: the next touch of Acme.
ana   undo T-2
bot   Undone: the next touch of Acme.
ana   undo T-2
bot   That is undone already
# what several commands did goes back together, each by its name
ana   note D-5 they liked the demo\nremind tomorrow 9:00 call them
bot   Noted on D-5 Acme.
ana   undo
bot   Undone: the note on Acme, the reminder “call them”.
fin   invoice new D-5 500
skip
fin   invoice new D-5 300
skip
fin   payment Acme 800
skip 3
fin   undo 2
bot   to ana Fin Hale took back the payment of INV-8 Acme and 1 more.
bot   Undone: the payment of INV-8 Acme and 1 more. | Undone: the invoice INV-9 Acme.
bo    跟进 D-6 客户很满意
skip
max   undo bo
bot   薄一 did that; they or their manager 梅琳 may undo it
bo    撤销
bot   已撤销：鼎砺机械的跟进记录。
