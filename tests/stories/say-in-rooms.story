# among people: chatter is left alone, what is for us is done
world small calm
at    2026-03-02 09:00
ana   #sales lunch at noon anybody?
ana   #sales the pipeline this month looks thin
ana   #sales I won the lottery
bo    #sales 哈哈 中午吃什么
bo    #sales 谢谢！
ana   #sales they said they would think about it
ana   #sales had a call with Acme, they want the small line. follow up friday
bot   Noted on D-5 Acme; next touch Fri 6 March. | [Change] [Undo]
bo    #sales 鼎砺机械金额改成50万
bot   D-6 鼎砺机械：金额 ¥500,000。 | [修改] [撤销]
max   #sales who owns Acme?
bot   D-5 Acme: Ana Reyes since 09:00 (Proposal).
ana   #sales @dealbell remind me tomorrow at 3pm to call Acme
bot   R-1: I will remind you Tue 3 March 15:00: call Acme | [Change] [Undo]
bo    #sales 鼎砺今天签了，27万5，下周五开票
bot   D-6 鼎砺机械：从“已确认需求”到“赢单”需要说明原因
