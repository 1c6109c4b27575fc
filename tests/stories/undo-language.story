# the language one chose is taken back by its name
world small calm
at    2026-03-02 09:00
ana   language zh
bot   以后用中文。
ana   撤销
bot   已撤销：语言。
ana   language
bot   In which language?
