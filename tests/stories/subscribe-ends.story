# a report ends with whoever asked for it: nobody reads with another's eyes
world small calm
at    2026-03-02 10:00
ana   subscribe pipeline weekly:MO@09:00
bot   R-1: “pipeline” comes every Monday 09:00, first on Mon 9 March.
max   subscribe pipeline workday@09:00 room=#finance
bot   R-2: “pipeline” comes every working day 09:00 in #finance, first on Tue 3 March.
fin   subscribe receivable workday@09:00 room=#finance
bot   R-3: “receivable” comes every working day 09:00 in #finance, first on Tue 3 March.
adm   user remove ana
bot   Ana Reyes (@ana) works here no longer.
adm   user change max roles=sales
bot   Max
adm   user remove fin
bot   (@fin) works here no longer.
sleep 9d
nothing
