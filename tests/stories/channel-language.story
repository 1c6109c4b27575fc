# a channel is spoken to in the language and by the clock that were set in it; in a room of the web chat each reads it in theirs
world small calm
at    2026-03-02 09:00
max   #approvals @dealbell channel language zh zone=Asia/Shanghai
bot   Language of this channel: Chinese, by the clock of Asia/Shanghai.
ana   approval request D-5 discount 12 reason="three years"
bot   #approvals AP-1 折扣 12%  [待 Max Stone] | [批准] [退回] [驳回] [为什么是我]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   presses Approve on AP-1
bot   to ana AP-1 is approved by Max Stone: Discount 12% on D-5 Acme | [Move on] [Show the deal]
bot   AP-1 is approved: Discount 12% on D-5. | [Undo]
card  AP-1 #approvals contains 已批准：Max Stone
ana   #approvals @dealbell channel language en
bot   (only U-ana) Only manager, director or admin may say in which language a channel is spoken to: Ada Moss, Max Stone, 梅琳
max   #approvals @dealbell channel language latin
bot   (only U-max) I speak English (en) and Chinese (zh), not "latin"
max   #approvals @dealbell channel language firm
bot   Language of this channel: English, by the clock of Europe/London.
