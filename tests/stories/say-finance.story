# 财务：到账、承诺、核销
world small
at    2026-03-02 09:00
fin   Acme paid 200 on INV-7 today
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   INV-7: €200 came in, €1,000 still open. | [Change] [Undo]
fin   INV-7 收到 100 元
bot   INV-7 is in EUR, not in CNY
fin   received 100 eur for INV-7
bot   to ana Acme: INV-7: €100 came in, €900 still open.
bot   INV-7: €100 came in, €900 still open. | [Change] [Undo]
fin   Acme promises to pay INV-7 by friday
bot   INV-7: Acme promised €900 for Fri 6 March. Until then I do not chase it. | [Change] [Undo]
bot   to ana Fin Hale noted: INV-7: Acme promised €900 for Fri 6 March. Until then I do not chase it. | [Show]
fin   INV-7 arrived
bot   INV-7: how much came in? | [Save]
fin   presses All of it, €900
bot   to ana Acme: INV-7: €900 came in, nothing is open.
bot   INV-7: €900 came in, nothing is open. | [Undo]
fin   they paid
bot   I do not know "they paid"
fin   invoice D-5 800 eur for the pilot
bot   INV-8: €800 for Acme, due Wed 1 April. | [Show] [Change] [Undo]
fin   who still owes us money?
bot   What is owed, by customer | [The invoices]
bo    鼎砺回款20万到账了
bot   只有财务总监、财务可以登记回款：Carla Voss、Fin Hale
fin   write off INV-7, they are bankrupt
bot   INV-7 is paid: there is nothing to write off
fin   write off INV-8, they are bankrupt
bot   #approvals AP-1 Write-off  [waits for Carla Voss] | [Approve] [Return] [Reject] [Why me?]
bot   to cfo Fin Hale asks you to decide. | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: write-off €800 on Acme waits for Carla Voss. | [Show] [Change] [Undo]
fin   credit note 200 for INV-8
bot   Understood: a credit note: INV-8; 200. I cannot do that yet. | [Remind me tomorrow]
