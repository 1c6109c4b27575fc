# an invoice that is to be voided, or is wrong, is no new invoice and no deal's amount
world small
at    2026-03-02 09:00
fin   void INV-7
bot   Understood: a credit note: INV-7. I cannot do that yet. | The invoice stands. I cannot void it yet; who issued it here can undo that for 24 hours.
fin   1200
bot   I do not know "1200"
fin   开给鼎砺的发票作废
bot   Understood: a credit note: 鼎砺机械. I cannot do that yet.
ana   cancel the Acme invoice
bot   Understood: a credit note: Acme. I cannot do that yet. | The invoice stands. I cannot void it yet; who issued it here can undo that for 24 hours. | [Keep as a note]
bo    鼎砺说发票抬头错了
bot   已理解：争议：鼎砺机械。这一项还办不了。 | 原发票不变。 | [记为备注]
bo    鼎砺发票金额开错了应该是40万
bot   已理解：争议：鼎砺机械; ¥400,000。这一项还办不了。 | 原发票不变。
bo    deal show D-6
bot   D-6 ¥480,000
ana   invoice Acme after they sign
bot   Noted on D-5 Acme
bo    鼎砺签完再开票
bot   已记入 D-6 鼎砺机械
