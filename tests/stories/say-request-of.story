# a customer's request is taken back, or asked after, by the customer's name; where none waits, that is said
world small calm
at    2026-03-02 09:00
ana   withdraw the Acme request
bot   No request of yours waits for Acme.
ana   who's approving Acme?
bot   No request waits for Acme. | [Ask approval]
ana   ask approval for 12% off on Acme, they compare prices
bot   #approvals AP-1
bot   to max Ana Reyes asks you to decide.
bot   AP-1: discount 12% on D-5 waits for Max Stone.
ana   who's approving Acme?
bot   AP-1 Discount 12%  [waits for Max Stone]
ana   how long till it's approved
bot   AP-1 Discount 12%  [waits for Max Stone]
ana   they withdrew the request
bot   I do not know what to do with that; nothing was done.
ana   don't withdraw the Acme request
bot   I do not know what to do with that; nothing was done.
ana   withdraw the Acme request
bot   AP-1 waits for Max Stone. You asked for it here, and can take that back. | [Undo that]
ana   presses Undo that
bot   to max
bot   Undone
ana   who's approving Acme?
bot   No request waits for Acme. | [Ask approval]
ana   ask approval for 12% off on Acme, they compare prices
bot   #approvals AP-2
bot   to max Ana Reyes asks you to decide.
bot   AP-2: discount 12% on D-5 waits for Max Stone.
max   approve AP-2
bot   to ana AP-2 is approved by Max Stone
bot   AP-2 is approved
ana   who's approving Acme?
bot   No request waits for Acme.
ana   when will it be approved?
bot   AP-2 Discount 12%  [approved]
bo    撤回鼎砺的申请
bot   您没有鼎砺机械的待审批申请。
bo    谁在批鼎砺
bot   鼎砺机械没有待审批的申请。 | [提交审批]
