# a question in a room is answered by an answer, and not by talk that names a day
world small calm
at    2026-03-02 09:00
ana   #sales note D-5 they loved the demo
bot   #sales Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   #sales the fair is on the 15th, who comes along
ana   #sales friday 10am
bot   #sales D-5 Acme: next touch Fri 6 March 10:00. | [Undo]
