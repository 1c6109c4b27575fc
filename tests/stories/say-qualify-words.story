# qualify, and in the same breath what a deal wants to know; when they want it is no next touch
world small calm
at    2026-03-02 09:00
ana   new lead Pelican Marine, Jo Reed +44 20 7946 0018, needs two pumps
bot   L-4 Pelican Marine is yours.
ana   friday 11
bot   next touch Fri 6 March 11:00.
ana   theyre serious, budget about 90k, he decides himself, wants it by june. qualify
bot   L-4 is now D-7 Pelican Marine; next touch Fri 6 March 11:00.
ana   undo
bot   Undone
ana   they may qualify, budget 90k
bot   Noted on L-4 Pelican Marine
bo    新线索 海拓阀门 徐工 13900139000 要三台泵
bot   L-5 海拓阀门 归您。
bo    周五
bot   下次跟进 3月6日（周五）。
bo    海拓预算60万，六月上线
bot   已记入 L-5 海拓阀门；下次跟进 3月6日（周五）。
bo    转商机，预算60万左右，徐工拍板，六月上线
bot   L-5 已转为 D-8 海拓阀门；下次跟进 3月6日（周五）。
bo    D-8
bot   D-8 | 预算：60万左右
bo    新线索 恒远机电 张经理 13900139001 要两台泵
bot   L-6 恒远机电 归您。
bo    他们很认真，预算大概60万，张经理自己能拍板，六月前要上线，转商机吧
bot   L-6 已转为 D-9 恒远机电
