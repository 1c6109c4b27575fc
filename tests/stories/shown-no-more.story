# who has left, or is not known on a platform any more, sees no news in old cards
world small calm
at    2026-03-02 09:00
ana   deal show D-5
bot   D-5
max   deal show D-5
bot   D-5
adm   deal show D-5
bot   D-5
ana   unlink fake
bot   On fake I do not know Ana Reyes any more.
adm   user remove max
bot   Max
adm   deal update D-5 amount=77k
bot   77
card  D-5 to adm contains 77
card  D-5 to ana lacks 77
card  D-5 to max lacks 77
