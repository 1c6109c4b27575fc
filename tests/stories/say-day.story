# a day's list, and what a busy person says in passing
world small
at    2026-03-02 09:00
ana   what's on today?
bot   Nothing is due today. | [This week]
ana   touch D-5 tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
ana   remind me tomorrow at 3 to send Acme the samples
bot   R-1: I will remind you Tue 3 March 15:00: send Acme the samples | [Change] [Undo]
ana   remind me tomorrow at 2am to check the server
bot   R-2: I will remind you Tue 3 March 02:00: check the server | [Change] [Undo]
ana   what's due this week?
bot   Due by Sun 8 March (3)
bo    今天有啥要做的
bot   今天没有到期的事。 | [本周]
max   团队这周要跟进谁
bot   Due by Sun 8 March (1)
ana   who's handling INV-7
bot   INV-7 €1,200  [overdue] | [Promise] [Remind me]
ana   did Acme pay?
bot   Open invoices (1)
ana   Acme is going cold
bot   Noted on D-5 Acme; next touch Tue 3 March. | [Undo]
ana   what's in the lead pool?
bot   No leads here. `lead new NAME phone=…` records one.
bo    公海里有什么
bot   这里没有线索。发“新线索 名称 电话=…”录入一条。
ana   forget it
bot   All right, nothing was done.
ana   ask approval for 12% off on Acme, they compare prices
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
ana   撤回AP-1
bot   AP-1 waits for Max Stone. You asked for it here, and can take that back. | [Undo that]
max   AP-1 send it back, 8% would be ok
bot   Understood: a counter-offer: AP-1. I cannot do that yet. | [Return it with these words] [Keep as a note]
max   presses Return it with these words
bot   to ana AP-1 is returned by Max Stone: Discount 12% on D-5 Acme: “AP-1 send it back, 8% would be ok” | [Ask again] [Show the deal]
bot   AP-1 is returned: Discount 12% on D-5. | [Undo]
ana   we lost Acme to Kestrel
bot   For Lost, D-5 Acme: Reconnect on (or never)? | [Save]
ana   never
bot   D-5 Acme is lost: competitor, Kestrel. No reconnecting. | [Undo]
