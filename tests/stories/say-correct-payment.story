# a payment that was booked is put right in one turn: the day, the sum, whose it was
world small
at    2026-02-02 09:00
fin   invoice new D-6 500 due=2026-04-01
skip
fin   Acme paid 200
bot   to ana Acme: INV-7: €200 came in
bot   INV-7: €200 came in, €1,000 still open. | Received from Acme on Mon 2 February.
fin   sorry, it came on Friday
bot   to ana Acme: INV-7: €200 came in
bot   Put right: Mon 2 February → Fri 30 January. | INV-7: €200 came in, €1,000 still open. | Received from Acme on Fri 30 January. | [Change] [Undo]
fin   no, it was 1,100
bot   to ana Acme: INV-7: €1,100 came in
bot   Put right: €200 → €1,100. | INV-7: €1,100 came in, €100 still open. | Received from Acme on Fri 30 January. | [Change] [Undo]
fin   记错了，是前天到的
bot   to ana Acme: INV-7: €1,100 came in
bot   Put right: Fri 30 January → Sat 31 January.
fin   it was yesterday
bot   to ana Acme: INV-7: €1,100 came in
bot   Put right: Sat 31 January → Sun 1 February.
# it comes again as it was, once the correction is undone
fin   undo
bot   to ana Fin Hale took back
bot   Undone: the correction of the payment of INV-7 Acme.
# what is no correction changes nothing
fin   no, it comes on friday
bot   I do not know
fin   no, Acme paid 100 too
skip
# whose it was: who had heard of it is told that it was taken back
fin   Acme paid 300
skip 2
fin   不对，是鼎砺付的，400
bot   to bo 鼎砺机械 INV-8：到账 ¥400
bot   to ana Fin Hale took back the payment of INV-7 Acme.
bot   Put right: Acme → 鼎砺机械; €300 → ¥400. | INV-8: ¥400 came in, ¥100 still open. | Told that it was taken back: Ana Reyes. | [Change] [Undo]
# of whom is named at its head, though it was not the last step
fin   Acme paid 50
skip 2
fin   鼎砺那笔记错了，是昨天到的
bot   to bo 鼎砺机械 INV-8：到账 ¥400
bot   Put right: Mon 2 February → Sun 1 February. | INV-8: ¥400 came in, ¥100 still open.
