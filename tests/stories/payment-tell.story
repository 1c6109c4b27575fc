# a seller who hears of money cannot book it: finance hears of it at a press, and books it at another
world small calm
at    2026-03-02 09:00
ana   invoice new D-5 1200 due=2026-03-20
bot   INV-8
ana   Acme paid 500 today
bot   Only CFO or finance may record payments: Carla Voss, Fin Hale | [Tell finance]
ana   presses Tell finance
bot   to fin Ana Reyes says money came in: Acme, €500. It is not booked. | [Record payment] [What is open]
bot   Told Fin Hale: Acme, €500. They book it.
fin   presses Record payment
bot   INV-8: €500 came in, €700 still open.
bot   to ana Acme: INV-8: €500 came in, €700 still open.
bo    回款 INV-8 200
bot   只有 | [告诉财务]
# of two who are told, one books it
adm   user change mei roles=manager,finance
bot   梅琳 (@mei) is changed
ana   Acme paid 300
bot   [Tell finance]
ana   presses Tell finance
bot   to fin Ana Reyes says money came in: Acme, €300. It is not booked. | [Record payment]
bot   to mei Ana Reyes 说到账了：Acme，€300。还没有登记。 | [登记回款] [未收发票]
bot   Told
mei   presses 登记回款
bot   INV-8：到账 €300
bot   to ana Acme: INV-8: €300 came in
fin   presses Record payment
bot   Already done by 梅琳 at 09:00
# what only finance may press is not offered
ana   Acme paid everything
bot   Only CFO or finance may record payments: Carla Voss, Fin Hale | [Tell finance]
