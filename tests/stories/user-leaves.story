# who leaves is signed out and decides nothing more; who comes back goes on
world small calm
at    2026-03-02 09:00
ana   user remove bo
bot   Only admin may sign out a colleague who leaves: Ada Moss
adm   user remove adm
bot   Nobody removes themselves; another admin can
adm   user remove bo
bot   薄一 (@bo) works here no longer. Deals still theirs: 1. | [Their deals]
adm   presses Their deals
bot   Open deals (1) | D-6
bo    查看商机 D-6
bot   I do not know you here
adm   user remove bo
bot   薄一 no longer works here
adm   user invite bo
bot   薄一 no longer works here | `user add bo` brings them in
adm   user change bo roles=sales
bot   薄一 no longer works here | `user add bo` brings them in
bo    查看商机 D-6
bot   I do not know you here
adm   user add bo
bot   薄一 (@bo) works here again: sales.
# who is here is not changed by being added once more; what was said of them is a button
adm   user add bo roles=sales,finance lang=en
bot   薄一 (@bo) works here already: sales | `user change bo` changes what is known of them | [Change]
adm   who bo
bot   薄一 (@bo): sales
adm   user add bo roles=sales,finance
bot   works here already: sales | [Change]
adm   presses Change
bot   薄一 (@bo) is changed: sales, finance.
adm   添加用户 bo
bot   薄一 (@bo) works here already: sales, finance
adm   user change bo lang=en
bot   薄一 (@bo) is changed: sales, finance.
adm   user change nobody.here roles=sales
bot   Nobody here is @nobody.here
bo    查看商机 D-6
bot   D-6
adm   user remove ana
bot   Ana Reyes (@ana) works here no longer. Deals still theirs: 1. Leads still theirs: 1. | [Their deals] [Their leads]
adm   presses Their leads
bot   Leads (1)
adm   user change adm roles=sales
bot   Ada Moss is the only admin | Make somebody else admin first: `user change HANDLE roles=admin`
adm   修改用户 adm 角色=销售
bot   Ada Moss is the only admin
adm   user change max manager=bo email=max@firm.example
bot   Max Stone (@max) is changed
adm   user change bo email=MAX@firm.example
bot   Max@firm.example is the address of Max Stone (@max) | Each has an address of their own
adm   user change bo manager=max
bot   Max Stone stands under 薄一 already
