# what somebody did, of a day or a month, and which deals are past their closing day: one's own, anyone's for who leads them
world small calm
at    2026-03-02 09:00
ana   what did I do today
bot   Done by Ana Reyes, Mon 2 March: nothing.
ana   met Acme, they like the new line
bot   Noted on D-5 Acme
ana   what did I do today?
bot   Done by Ana Reyes, Mon 2 March (1) | D-5     Acme
bo    我今天干了啥
bot   薄一做的事，3月2日（周一）：没有。
max   what did ana do today
bot   Done by Ana Reyes, Mon 2 March (1)
bo    report work who=ana
bot   这份工作记录
ana   what did I close this month
bot   Nothing was won
ana   which deals slipped?
bot   Deals past their closing day: none.
ana   deal update D-5 close=2026-03-10
bot   D-5
bo    哪些单延期了
bot   过了预计成交日的商机：没有。
at    2026-03-20 09:00
ana   which deals slipped?
bot   Deals past their closing day (1) | D-5   Acme
ana   what did I do today
bot   Done by Ana Reyes, Fri 20 March: nothing.
ana   what did I do last week
bot   Done by Ana Reyes, Mon 9 March – Sun 15 March: nothing.
bo    哪些单延期了
bot   过了预计成交日的商机：没有。
