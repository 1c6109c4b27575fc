# among people: talk about customers, deals and verdicts is left alone
world small calm
at    2026-03-02 09:00
ana   #sales lunch?
bo    #sales 我觉得可以同意他们的要求吧
max   #sales looks good 👍
ana   #sales did anyone pay for the cake?
bo    #sales 明天谁去展会？
max   #sales he said "approve it"
bo    #sales 收到
fin   #sales I paid for lunch
ana   #sales lost my keys
