# a name that nobody here has undoes nothing, least of all one's own last step
world small calm
at    2026-03-02 09:00
max   remind me tomorrow at 9 to call
bot   R-1
max   undo bob
bot   Nobody here is called bob
max   undo Ana Rays
bot   Nobody here is called Ana Rays
mei   撤销 张三
bot   这里没有叫“张三”的人
max   undo ana
bot   There is nothing to undo
max   undo that please
bot   Undone: the reminder
