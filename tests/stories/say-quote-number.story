# a quote's number is put right in words, and stands on the deal's card
world small calm
at    2026-03-02 09:00
ana   deal update D-5 quote=Q-2013
bot   D-5 Acme: Quote number Q-2013. | [Undo]
ana   the quote number is Q-2031, not Q-2013
bot   D-5 Acme: Quote number Q-2031. | [Undo]
ana   D-5
bot   D-5 €4,000 | Quote: Q-2031
ana   Acme's quote number is wrong
bot   What is the number of the quote?
ana   Q-2032
bot   D-5 Acme: Quote number Q-2032. | [Undo]
ana   no, Q-2033
bot   D-5 Acme: Quote number Q-2033.
ana   is Acme's quote number Q-2031?
bot   D-5 €4,000
bo    更新商机 D-6 报价单号=Q-7
bot   D-6 鼎砺机械：报价单号 Q-7。 | [撤销]
bo    报价单号写错了，是Q-70
bot   D-6 鼎砺机械：报价单号 Q-70。 | [撤销]
bo    undo
bot   已撤销
