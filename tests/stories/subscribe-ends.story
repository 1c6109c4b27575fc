# a report ends with whoever asked for it: nobody reads with another's eyes
world small calm
at    2026-03-02 10:00
ana   subscribe pipeline weekly:MO@09:00
bot   R-1: the report pipeline every Monday 09:00, first Mon 9 March 09:00.
max   subscribe pipeline workday@09:00 room=#finance
bot   R-2: the report pipeline every working day 09:00 in #finance, first Tue 3 March 09:00.
fin   subscribe receivable workday@09:00 room=#finance
bot   R-3: the report receivable every working day 09:00 in #finance, first Tue 3 March 09:00.
adm   user remove ana
bot   Ana Reyes (@ana) works here no longer.
adm   user change max roles=sales
bot   Max
adm   user remove fin
bot   (@fin) works here no longer.
sleep 9d
nothing
