# kind words: a few back in a direct message, none among people; never an error
world small calm
at    2026-03-02 09:00
bo    你好
bot   您好，薄一。发生了什么、要记住什么，直接说就行，例如： | [商机] [可以怎么说？]
bo    早
bot   您好，薄一。发生了什么、要记住什么，直接说就行，例如： | [商机] [可以怎么说？]
bo    谢谢！
bot   不客气。
bo    好的，收到
bot   👍
ana   hi there
bot   Hello Ana. Just say what happened or what to remember, such as: | [Deals] [What can I say?]
ana   thanks a lot 🙏
bot   You're welcome.
ana   ok
bot   👍
ana   ok thanks
bot   You're welcome.
ana   bye
bot   See you.
ana   help me
bot   What you can type, as you would say it to a colleague: | [All commands]
fin   good morning
bot   Hello Fin. Just say what happened or what to remember, such as: | [Overdue] [My reminders] [What can I say?]
max   hello
bot   Hello Max. Just say what happened or what to remember, such as: | [Waiting for me] [Deals] [What can I say?]
ana   #sales hi all
ana   #sales thanks!
ana   #sales ok
bo    #sales 谢谢
bo    #sales 好的
ana   thanks for nothing, Acme is lost
bot   For Lost, D-5 Acme: Reason? | [Save]
# a kind word is no answer to a question
ana   remind me to call Acme
bot   When shall I remind you: call Acme | [Save]
ana   thanks
bot   You're welcome.
ana   friday at 10
bot   R-1: I will remind you Fri 6 March 10:00: call Acme | [Undo]
# nor a verdict
ana   ask approval for 12% off on Acme, they compare prices
bot   #approvals AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
bot   AP-1: discount 12% on D-5 waits for Max Stone. | [Show] [Undo]
bot   to max Ana Reyes asks you to decide. | [Approve] [Return] [Reject] [Why me?]
max   approval show AP-1
bot   AP-1 Discount 12%  [waits for Max Stone] | [Approve] [Return] [Reject] [Why me?]
max   ok
bot   AP-1 (Discount 12%, Acme) is not decided: it goes on waiting for you. | [Approve] [Reject] [Remind me tomorrow]
