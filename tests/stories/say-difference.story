# by how much it grows is not what it is
world small
at    2026-03-02 09:00
ana   raise Acme by 500
bot   D-5 Acme: Amount €4,000 → €4,500. | [Change] [Undo]
ana   no, 300
bot   D-5 Acme: Amount €4,000 → €4,300. | [Change] [Undo]
ana   undo
bot   Undone: the correction of the change to Acme.
ana   knock 200 off Acme
bot   D-5 Acme: Amount €4,500 → €4,300. | [Change] [Undo]
ana   Acme up 10%
bot   D-5 Acme: Amount €4,300 → €4,730. | [Change] [Undo]
ana   lower Acme by 9000
bot   D-5 Acme is €4,730 and cannot be €9,000 less
ana   raise Acme by 500 usd
bot   EUR and USD do not add up
ana   bump Acme up to 5000
bot   D-5 Acme: Amount €5,000. | [Change] [Undo]
bo    鼎砺金额加2万
bot   D-6 鼎砺机械：金额 ¥480,000 → ¥500,000。 | [修改] [撤销]
bo    不对，3万
bot   D-6 鼎砺机械：金额 ¥480,000 → ¥510,000。 | [修改] [撤销]
bo    鼎砺总价加到60万
bot   D-6 鼎砺机械：金额 ¥600,000。 | [修改] [撤销]
