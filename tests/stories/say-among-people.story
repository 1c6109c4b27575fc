# among people: lunch, a score and what one asks a colleague are left alone
world small calm
at    2026-03-02 09:00
bo    #sales who wants lunch at 1
bo    #sales won 3-1 actually
bo    #sales lost 2-0 again
max   #sales Ana can you call Acme tomorrow?
max   #sales Ana please call Acme tomorrow
max   #sales 薄一明天去趟鼎砺吧
max   #sales 薄一，你明天问一下鼎砺
ana   #sales met Acme today, call them friday
bot   Noted on D-5 Acme; next touch Fri 6 March
ana   #sales lost D-99
bot   There is no D-99
