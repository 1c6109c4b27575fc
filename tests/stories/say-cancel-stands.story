# a form that is cancelled: what its message did besides stands, and is said
world small calm
at    2026-03-02 09:00
bo    D-6 金额改成50万，推进到演示
bot   D-6 鼎砺机械：金额 ¥500,000。 | 演示日期*：____
bo    取消
bot   只取消了表单；同时已做的仍然有效：对鼎砺机械的修改。 | [也撤销]
bo    presses 也撤销
bot   已撤销：对鼎砺机械的修改。
bo    取消
bot   好的，没有做任何操作。
ana   bump D-5 to 5k and close end of April and move it to won
bot   D-5 Acme: Amount €5,000; Close date Thu 30 April. | [Save]
ana   cancel
bot   Only the form is cancelled; what was done with it stands: the change to Acme. | [Undo that too]
ana   lost D-5
bot   Reason*:
ana   cancel
bot   Cancelled, nothing was done.
