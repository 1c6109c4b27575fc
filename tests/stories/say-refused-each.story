# several refusals in one message are each said; a question among them stays open
world small
at    2026-03-02 09:00
ana   Acme paid 200, remind me yesterday at 9 to thank them
bot   Only CFO or finance may record payments: Carla Voss, Fin Hale | D-5 Acme: when? “Acme: thank them” | When*: | [Save]
