# who has gone cold, with a day to try again: told, and the day is kept; what is lost says the
# day back in the question
world  small
at     2026-03-02 09:00
ana    Acme gone cold, try in june
bot    Noted on D-5 Acme; next touch Mon 1 June. | [Undo]
ana    Acme is dead, try in june
bot    Reconnect Mon 1 June. For Lost, D-5 Acme: Reason? | [Save]
ana    budget
bot    D-5 Acme is lost: budget. Reconnect Mon 1 June. | [Undo]
bo     鼎砺没戏了，下季度再看
bot    4月1日（周三）再联系。D-6 鼎砺机械 进入“输单”还需要：输单原因？
bo     预算
bot    D-6 鼎砺机械 输单：预算。4月1日（周三）再联系。 | [撤销]
