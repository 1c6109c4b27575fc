# a correction changes the last payment only where it names the same customer, or none
world small
at    2026-03-02 09:00
fin   Acme paid 200
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   INV-7: €200 came in, €1,000 still open. | [Change] [Undo]
fin   收到鼎砺6400,不是6.4万
bot   In all ¥6,400, received from 鼎砺机械 on Mon 2 March.
bot   to bo 鼎砺机械：到账 ¥6,400，记为余款。
fin   不是6400,是6.4万
bot   In all ¥64,000, received from 鼎砺机械 on Mon 2 March.
bot   to bo 鼎砺机械：到账 ¥64,000，记为余款。
fin   收到恒达3000,不是2000
bot   I do not know "收到恒达3000,不是2000"
fin   that was wrong, it's 60k
bot   In all ¥60,000, received from 鼎砺机械 on Mon 2 March.
bot   to bo 鼎砺机械：到账 ¥60,000，记为余款。
bo    鼎砺改成30万
bot   D-6 鼎砺机械：金额 ¥300,000。
bo    刚才登错了，是26万
bot   D-6 鼎砺机械：金额 ¥260,000。
bo    不对，3500
bot   D-6 鼎砺机械：金额 ¥3,500。
