# a reason that was said is never "other", and where none was said it is asked for
world small calm
at    2026-03-02 09:00
bo    鼎砺丢了,嫌贵
bot   D-6 鼎砺机械 进入“输单”还需要：再联系日期（或“不再”）？ | [保存]
bo    不再
bot   D-6 鼎砺机械 输单：价格。不再联系。
bo    撤销
bot   已撤销：鼎砺机械的阶段变更。
bo    鼎砺丢了，被博力抢了
bot   D-6 鼎砺机械 进入“输单”还需要：再联系日期（或“不再”）？ | [保存]
bo    年底再联系
bot   D-6 鼎砺机械 输单：竞争对手，博力。12月31日（周四）再联系。
ana   Acme is lost, they say we are too dear
bot   For Lost, D-5 Acme: Reconnect on (or never)? | [Save]
ana   never
bot   D-5 Acme is lost: price. No reconnecting.
ana   undo
bot   Undone: the new stage of Acme.
ana   bad news, Acme is lost
bot   For Lost, D-5 Acme: Reason? | [Save]
ana   price, never
bot   D-5 Acme is lost: price. No reconnecting.
