# a correction does the last step again
world small
at    2026-03-02 09:00
ana   remind me wednesday 4pm to call Acme
bot   R-1: I will remind you Wed 4 March 16:00: call Acme | [Change] [Undo]
ana   no, thursday
bot   R-2: I will remind you Thu 5 March 16:00: call Acme | [Change] [Undo]
ana   not 4pm, 5pm
bot   R-3: I will remind you Thu 5 March 17:00: call Acme | [Change] [Undo]
bo    鼎砺机械金额改成30万
bot   D-6 鼎砺机械：金额 ¥300,000。 | [修改] [撤销]
bo    不对，是35万
bot   D-6 鼎砺机械：金额 ¥350,000。 | [修改] [撤销]
bo    deal show D-6
bot   D-6 ¥350,000  [已确认需求] | [记一笔] [推进] [提交审批]
ana   reminders
bot   Reminders (1) | [Done R-3]
ana   undo that
bot   Undone: the correction of the reminder “call Acme”.
ana   reminders
bot   Reminders (1) | [Done R-2]
fin   Acme paid 200 on INV-7
bot   to ana Acme: INV-7: €200 came in, €1,000 still open.
bot   INV-7: €200 came in, €1,000 still open. | [Change] [Undo]
fin   no, 300
bot   to ana Acme: INV-7: €300 came in, €900 still open.
bot   INV-7: €300 came in, €900 still open. | [Change] [Undo]
fin   invoice show INV-7
bot   INV-7 €1,200  [overdue] | [Payment] [Promise] [Remind me]
fin   no, friday is good
bot   I do not know "no, friday is good"
