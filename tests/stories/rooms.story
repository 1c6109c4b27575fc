# in a channel people talk among themselves; the bot answers what is meant for it
world small calm
at    2026-03-02 09:00
ana   #sales good morning everybody
ana   #sales won the lottery
ana   #sales note to self: buy milk
ana   #sales touch D-5 tomorrow
bot   D-5 Acme: next touch Tue 3 March. | [Undo]
ana   #sales @dealbell who holds D-5
bot   D-5 Acme: Ana Reyes since 09:00 (Proposal).
ana   #sales @dealbell flurb
bot   (only U-ana) I do not know "flurb"
ana   #sales touch D-99 tomorrow
bot   (only U-ana) There is no D-99
bo    #sales 大家好，今天先开会
bo    #sales 谁 D-6
bot   D-6 鼎砺机械：薄一，自 17:00 起（已确认需求）。
max   #approvals approvals
bot   Nothing waits for you, and you wait for nothing.
