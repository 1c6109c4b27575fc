# when a customer will pay: what they promised, and what is open
world small
at    2026-03-02 09:00
fin   when will Acme pay
bot   Acme has promised nothing. | Open invoices (1)
fin   Acme promised 500 by 9 March
bot   INV-7: Acme promised €500 for Mon 9 March.
bot   to ana Fin Hale noted: INV-7
fin   when will Acme pay?
bot   INV-7: €500 is promised for Mon 9 March. | Open invoices (1)
fin   use the Acme credit
bot   Acme has no credit that INV-7 could use
