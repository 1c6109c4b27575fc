# in Chinese; by credit as well, and a card that has been said already says so too
world small
at    2026-03-02 09:00
ana   language zh
skip
ana   明天上午十点提醒我查一下INV-7到账没
bot   R-1：3月3日（周二）10:00 提醒您 | INV-7 收清后自动完成。
ana   明天上午十点提醒我把INV-7的收据发给客户
bot   R-2：3月3日（周二）10:00 提醒您
sleep 1d
skip
sleep 2h
skip 2
fin   payment INV-7
bot   to ana 已收清。 | 您的提醒 R-1 已完成：查一下INV-7到账没
bot   INV-7: €1,200 came in, nothing is open.
card  R-1 to ana contains 已完成
card  R-1 to ana lacks [完成]
# what was paid too much goes on the next invoice
fin   payment Acme 300
skip 2
fin   invoice new D-5 300
bot   INV-8
ana   明天提醒我问问INV-8付了没
bot   R-3 | INV-8 收清后自动完成。
fin   credit use INV-8
bot   to ana INV-8 已收清；您的提醒 R-3 已完成：问问INV-8付了没
bot   INV-8: €300 of credit used
