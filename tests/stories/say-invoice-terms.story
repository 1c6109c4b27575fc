# how long they may take to pay is put right behind an invoice, and its sum stays
world small
at    2026-03-02 09:00
fin   invoice D-5 800 net 30
bot   INV-8: €800 for Acme, due Wed 1 April.
fin   no, net 45
bot   INV-8: €800 for Acme, due Thu 16 April.
fin   不对，账期60天
bot   INV-8: €800 for Acme, due Fri 1 May.
fin   no, 900
bot   INV-8: €900 for Acme, due Fri 1 May.
# one that was issued a moment ago is taken back with a button, as long as nothing was changed
fin   cancel that invoice
bot   The invoice stands. I cannot void it yet
fin   invoice D-5 300
bot   INV-9: €300 for Acme
fin   cancel that invoice
bot   INV-9 stands. You issued it here, and can take that back. | [Undo that]
fin   presses Undo that
bot   Undone: the invoice INV-9 Acme.
fin   INV-9
bot   INV-9 €300  [undone]
