# SQL, HTML and mentions in names are names
world small calm
at    2026-03-02 09:00
ana   lead new "Robert'); DROP TABLE lead;--" contact="<script>alert(1)</script>" phone=13900139000
bot   L-4 Robert'); DROP TABLE lead;-- is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   lead new "<b>Bold</b> & Sons <!channel> @all" phone=13900139001
bot   L-5 <b>Bold</b> & Sons <!channel> @all is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   lead show L-5
bot   L-5 <b>Bold</b> & Sons <!channel> @all  [new] | [Qualify] [Log a touch]
ana   lead list
bot   Leads (3)
ana   note L-4 she said "quoted" 'single' `tick` \\ back %s %n {{x}} ${HOME}
bot   Noted on L-4 Robert'); DROP TABLE lead;--. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   lead show L-4
bot   L-4 Robert'); DROP TABLE lead;--  [contacted] | [Qualify] [Log a touch]
ana   lead new =HYPERLINK("http://evil") phone=13900139002
bot   L-6 =HYPERLINK("http://evil") is yours. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   lead list
bot   Leads (4)
