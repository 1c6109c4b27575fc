# why? tells of a reason, of a remark and of a rival's name that they were taken, and of what is kept whole that it is
world small calm
at    2026-03-02 09:00
ana   need 8% off for Acme because Kraft is cheaper
skip  3
ana   why?
bot   “8% off” → percent off: 8 | “because Kraft is cheaper” → reason: Kraft is cheaper | Left aside: “for” | Done: the request AP-1 Acme.
max   return AP-1, please ask for 5 only
skip  2
max   why
bot   Because of “return” | “please ask for 5 only” → comment: please ask for 5 only
ana   Acme lost to Kraft, price
bot   For Lost, D-5 Acme: Reconnect on (or never)? | [Save]
ana   why?
bot   “Kraft” → competitor: Kraft | Kept in the text, and nothing more read from it: “price”
bo    申请 鼎砺机械 9折，因为对手降价
skip  3
bo    为什么
bot   “因为对手降价” → 原因：对手降价
