# an amount has no sign: what is below nothing is not booked, set or discounted
world small
at    2026-03-02 09:00
fin   INV-7 paid -5
bot   An amount has no sign: -5
fin   Acme paid minus 500
bot   An amount has no sign: -500
fin   Acme paid EUR -1,200 today
bot   An amount has no sign: -1200
ana   invoice new D-5 -500
bot   An amount has no sign: -500
ana   bump Acme to €-70k
bot   An amount has no sign: -70000
ana   ask approval for -5% off on Acme, they are old friends
bot   A discount has no sign: -5
ana   approval request D-5 discount -5 reason="old friends"
bot   A discount has no sign: -5
bo    鼎砺金额改成-5万
bot   金额不带正负号：-50000
bo    把鼎砺金额改成负5万
bot   金额不带正负号：-50000
bo    申请鼎砺打-5%折扣，老客户
bot   折扣不带正负号：-5
# a dash between words or figures is none
fin   INV-7- paid 200
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   INV-7: €200 came in, €1,000 still open. | [Change] [Undo]
