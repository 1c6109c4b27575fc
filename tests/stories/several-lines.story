# several commands in one message; the first that fails takes back all of them
world small calm
at    2026-03-02 09:00
ana   note D-5 they called\ntouch D-5 tomorrow
bot   Noted on D-5 Acme. | [Undo]
ana   touch D-5 friday\ntouch D-99 friday
bot   Line 2: there is no D-99
ana   deal list
bot   Open deals (1)
bo    跟进D-6客户很满意\n下次跟进 D-6 周五
bot   已记入 D-6 鼎砺机械。 | [撤销]
