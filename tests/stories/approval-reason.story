# the reason of a request is what was said for it, and not the request; where nothing was, it is asked for
world small calm
at    2026-03-02 09:00
ana   ask approval for 8% off on Acme
bot   D-5: what those who decide need to know | [Save]
ana   they buy for three years
bot   #approvals AP-1 | Reason: they buy for three years
bot   AP-1: discount 8% on D-5 waits for Max Stone.
bot   to max Ana Reyes asks you to decide.
bo    申请鼎砺打八五折，老客户
bot   #approvals AP-2 | Reason: 老客户
bot   AP-2：D-6 折扣 15%
bot   to mei 薄一请您审批。
ana   undo
bot   to max Ana Reyes took back the request AP-1
bot   Undone: the request AP-1 Acme.
ana   ask for 9% off on Acme because Kestrel offers the same
bot   #approvals AP-3 | Reason: Kestrel offers the same
bot   AP-3
bot   to max Ana Reyes asks you to decide.
# a lead that has become a deal is that deal, won or not
ana   lead new Bolt Marine contact="Jo Reed" phone=+442079460018 source=web next=+3d
bot   L-4 Bolt Marine is yours
ana   qualify L-4 need="two winches" budget=9k role=buyer timeline=Q3
bot   L-4 is now D-7 Bolt Marine
ana   won D-7 signed_on=today amount=9000 invoice_on=+7d reason=quick
bot   #sales Bolt Marine won
bot   D-7 Bolt Marine is won
ana   Bolt Marine is won
bot   D-7 Bolt Marine is won since Mon 2 March
ana   note Bolt Marine they called
bot   Noted on D-7 Bolt Marine.
