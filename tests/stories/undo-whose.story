# undo that names a customer takes back the last step there, and nothing of anybody else's
world small
at    2026-03-02 09:00
fin   payment Acme 200
skip 2
fin   invoice new D-6 500 due=2026-04-01
skip
fin   undo acme
bot   to ana Fin Hale took back the payment of INV-7 Acme.
bot   Undone: the payment of INV-7 Acme.
fin   undo acme
bot   No such step of yours for Acme in the last 24 hours; nothing was undone | Your last step: the invoice INV-8 鼎砺机械 | [Undo that]
fin   payment Acme 300
skip 2
fin   鼎砺到账100
skip 2
# a kind of step that is named is the one that is meant
fin   undo the 鼎砺 invoice
bot   INV-8 鼎砺机械 was changed after that by you
fin   undo the payment of acme
bot   to ana Fin Hale took back the payment of INV-7 Acme.
bot   Undone: the payment of INV-7 Acme.
fin   undo the acme note
bot   No such step of yours for Acme in the last 24 hours; nothing was undone | Your last step: the payment of INV-8 鼎砺机械
# who may be somebody is asked about, and nothing is undone meanwhile
fin   undo the frobnitz payment
bot   Nothing was undone yet. Is it the payment of INV-8 鼎砺机械? | [Undo that]
fin   undo it
bot   to bo Fin Hale 撤回了 INV-8 鼎砺机械的回款。
bot   Undone: the payment of INV-8 鼎砺机械.
bo    跟进 D-6 客户很满意
skip
bo    撤销恒力那条
bot   这里没有叫“恒力那条”的人，您也没有这个客户
bo    撤销鼎砺那条
bot   已撤销：鼎砺机械的跟进记录。
# who says more than that, or tells what the customer did, is asked; an appointment is none of it
bo    跟进 D-6 客户要看样机
skip
bo    鼎砺那条线撤了
bot   还没有撤销。要撤销的是鼎砺机械的跟进记录吗？ | [撤销这一步]
bo    undo the 5000 on 鼎砺
bot   还没有撤销。要撤销的是鼎砺机械的跟进记录吗？ | [撤销这一步]
bo    presses 撤销这一步
bot   已撤销：鼎砺机械的跟进记录。
# "take it off again", of a payment; where there is none of that kind, nothing else is offered
fin   payment Acme 100
skip 2
fin   take the acme payment off again
bot   to ana Fin Hale took back the payment of INV-7 Acme.
bot   Undone: the payment of INV-7 Acme.
fin   reverse the 鼎砺 payment
bot   No such step of yours for 鼎砺机械 in the last 24 hours; nothing was undone
card  "No such step of yours for 鼎砺机械" lacks [Undo that]
