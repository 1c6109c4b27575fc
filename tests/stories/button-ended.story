# a button that has ended says what holds, in the reader's language, and is shown no more
world small calm
at    2026-03-02 09:00
bo    鼎砺机械金额改成30万
bot   D-6 鼎砺机械：金额 ¥300,000。 | [修改] [撤销]
sleep 2d
bo    presses 撤销
bot   这个按钮已于 3月3日（周二）17:00 失效 | 当时的操作仍然有效
card  "金额 ¥300,000" to bo lacks [撤销]
card  "金额 ¥300,000" to bo lacks [修改]
