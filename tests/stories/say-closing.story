# what is to close and what was lost in a period, with what it comes to and why; a deal that is handed to whoever speaks
world small calm
at    2026-03-02 09:00
ana   which deals close this month?
bot   Deals that are to close, Sun 1 March – Tue 31 March: none.
ana   deal update D-5 close=2026-03-20
bot   D-5
ana   which deals close this month?
bot   Deals that are to close, Sun 1 March – Tue 31 March: €4,000 (1) | D-5 | Acme
ana   deals closing in April
bot   Deals that are to close, Wed 1 April – Thu 30 April: none.
ana   report closing
bot   Deals that are to close, Mon 2 March – Tue 31 March: €4,000 (1)
max   hand Acme to me
bot   to ana
bot   D-5 Acme is now Max Stone's.
max   hand over D-5 ana
bot   D-5 Acme is now Ana Reyes's.
bot   to ana Max Stone handed you D-5 Acme
ana   why did we lose deals this quarter?
bot   Nothing was lost, Thu 1 January – Tue 31 March
ana   lost D-5 competitor=Kestrel reason=price reconnect=never
bot   D-5
ana   what did we lose this month?
bot   Lost deals, Sun 1 March – Tue 31 March (1) | D-5 | Acme | price, Kestrel
bo    本月丢了哪些单
bot   没有丢单，3月1日（周日） – 3月31日（周二）
