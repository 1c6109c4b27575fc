# finance speaks of money that is sales' to note: what finance can do is offered
world small
at    2026-03-02 09:00
fin   Acme said they paid
bot   Nothing was booked: say it plainly, once the money is there. | [Record payment INV-7] [They promised] [Show]
fin   Acme's cheque bounced
bot   Nothing was changed. A payment that came back is undone by who booked it, within 24 hours.
fin   Acme 这笔钱退回去吧
bot   Nothing was paid back: a refund is asked for first. | [Ask for a refund]
fin   refund Acme 100
bot   Acme: what those who decide need to know
fin   cancel
bot   Cancelled
fin   Acme short paid, €1,100 only, 100 disputed
bot   Understood: a dispute: Acme; €100. I cannot do that yet. | [Book €1,100 as paid]
fin   Acme might pay tomorrow
bot   Nothing was booked: say it plainly, once the money is there.
fin   Acme paid half
bot   to ana Acme: INV-7: €600 came in, €600 still open.
bot   INV-7: €600 came in, €600 still open. | [Change] [Undo]
fin   no, 500
bot   to ana Acme: INV-7: €500 came in, €700 still open.
bot   INV-7: €500 came in, €700 still open.
fin   undo
bot   to ana Fin Hale took back the correction of the payment of INV-7 Acme. | As before: INV-7: €600 is paid, €600 still open.
bot   Undone: the correction of the payment of INV-7 Acme. | As before: INV-7: €600 is paid, €600 still open.
fin   Acme paid half
bot   INV-7: how much came in? | [All of it, €600]
