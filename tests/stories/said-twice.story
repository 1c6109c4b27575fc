# what was done already is said when it is asked for again
world small calm
at    2026-03-02 09:00
fin   invoice new D-5 800
bot   INV-8: €800 for Acme
fin   invoice Acme 800
bot   INV-9: €800 for Acme | It belongs to D-5. | INV-8 of the same sum was issued that day already: undo, if it is the same.
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1
bot   AP-1: discount 12%
bot   to max Ana Reyes asks you to decide.
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone
bot   AP-1 is approved
ana   approval request D-5 discount 10 reason="again"
bot   12% is approved already: AP-1, 09:00 | [Show AP-1]
ana   approval request D-5 discount 14 reason="more"
bot   #approvals AP-2
bot   AP-2: discount 14%
bot   to max Ana Reyes asks you to decide.
# a credit is offered for those alone who have one
fin   payment Acme 1700
bot   to ana
bot   INV-8: €800 came in
bot   to ana
fin   invoice new 鼎砺 900
bot   INV-10
fin   invoice new D-5 50
bot   INV-11: €50 for Acme
fin   credit use
bot   [INV-11 Acme]
