# whoever is refused reads what to do instead
world small
at    2026-03-02 09:00
ana   touch D-5 2026-03-01
bot   Sun 1 March is over | Say a time to come, such as tomorrow 9:00
ana   done R-1 later
bot   `done R-1` ticks it off, `done R-1 drop` drops it
ana   remind tomorrow 9:00 call them
bot   R-1: I will remind you Tue 3 March 09:00: call them | [Undo]
bo    完成 R-1
bot   R-1 是 Ana Reyes 的 | 只有本人可以改；发“我的提醒”看自己的
ana   done R-1 drop
bot   R-1 is dropped: call them | [Undo]
ana   done R-1
bot   R-1 is dropped already
bo    领取 L-3
bot   L-3 由 Ana Reyes 负责 | 可请对方退回公海，或请其上级转交
ana   promise INV-7 +3d 9000
bot   INV-7 has €1,200 open, and no more can be promised
ana   promise INV-7 +3d 100 USD
bot   INV-7 is in EUR, not in USD
fin   payment INV-7 100 on=2026-03-05
bot   Thu 5 March is still to come | Money is recorded once it is there; `promise` notes when it comes
fin   payment 鼎砺机械
bot   鼎砺机械 owes nothing | Say how much came in, and it is kept as credit
fin   invoice new D-5 100 on=2026-03-09
bot   Mon 9 March is still to come | An invoice is issued by today; `due=` says when it is due
fin   invoice new D-5 100 due=2026-02-20
bot   It cannot be due before it is issued, Mon 2 March
ana   deal update D-5 first_invoice=tomorrow
bot   A deal has no "first_invoice" | Did you mean invoice_on=
bo    更新商机 D-6 颜色=红
bot   商机没有“颜色”这一项信息 | 可以写 金额、预计成交、需求、预算 等
max   alias KBT
bot   A word = what it means | Such as `alias KBT = Acme`; `alias` alone lists all
adm   user add zoe roles=boss
bot   There is no role "boss" | There are: sales, manager, director, cfo, approver, finance, legal, admin
adm   user add Zoë!
bot   "Zoë!" is no short name | Letters, digits, dots: such as ana.reyes
ana   approval request D-5 discount 12 reason=x to="max,mei+cfo"
bot   Say max,mei where one of them is enough, max+mei where both must agree
max   subscribe pipeline weekly:MO@09:00 room=#kitchen
bot   There is no room #kitchen | A room is known by its purpose, such as #sales or #finance
ana   qualify L-3 need=x budget=1k role=buyer timeline=may
skip
ana   touch L-3 tomorrow
bot   D-7 Cobalt Freight: next touch Tue 3 March.
