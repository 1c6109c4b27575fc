# two colleagues of one name: a sentence asks which one, as a command does
world small
at    2026-03-02 09:00
adm   user add sam name="Sam Seller" roles=sales email=sam@small.test
bot   Sam Seller (@sam) works here now: sales. | [Make a link] [Undo]
adm   user add sams name="Sam Seller" roles=sales email=sams@small.test
bot   Sam Seller (@sams) works here now: sales. | [Make a link] [Undo]
ana   remind Sam Seller tomorrow at 10 to sign the contract
bot   More than one colleague is called Sam Seller: which one? | [Save]
ana   presses Sam Seller @sam
bot   R-1: I will remind Sam Seller Tue 3 March 10:00: sign the contract | [Undo]
bo    明天10点提醒Sam Seller签合同
bot   叫“Sam Seller”的同事不止一位：是哪一位？ | [保存]
bo    @sams
bot   R-2：将提醒 Sam Seller（3月3日（周二）10:00）：签合同 | [撤销]
max   give Acme to Sam Seller
bot   More than one colleague is called Sam Seller: which one? | [Save]
max   presses Sam Seller @sams
bot   to ana Max Stone handed D-5 Acme to Sam Seller
bot   D-5 Acme is now Sam Seller's. | [Undo]
