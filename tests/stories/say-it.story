# it, that deal, 他们: what was spoken of here last
world small calm
at    2026-03-02 09:00
ana   deal show D-5
bot   D-5 €4,000  [Proposal] | [Log a touch] [Move on] [Ask approval]
ana   bump it to 5k
bot   D-5 Acme: Amount €5,000. | [Change] [Undo]
ana   remind me tomorrow 10am to call them
bot   R-1: I will remind you Tue 3 March 10:00: Acme: call them | [Change] [Undo]
ana   move that deal to negotiation
bot   For Negotiation, D-5 Acme: Competitor (or none)? | [Save]
bo    查看商机 D-6
bot   D-6 ¥480,000  [已确认需求] | [记一笔] [推进] [提交审批]
bo    他们很喜欢样品，记一下
bot   已记入 D-6 鼎砺机械。下次什么时候跟进？ | [明天] [下周一] [三天后] [撤销]
bo    把它的金额改成20万
bot   D-6 鼎砺机械：金额 ¥200,000。 | [修改] [撤销]
ana   set it to 7k
bot   D-5 Acme: Amount €7,000. | [Change] [Undo]
sleep 31min
ana   bump it to 9k
bot   I do not know "bump it to 9k"
