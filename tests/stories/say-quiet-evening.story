# "after 6pm" is each evening from then on, and not until then
world small
at    2026-03-02 09:00
ana   don't ping me after 6pm
bot   From 18:00 to 08:30 I leave you alone
bo    晚上8点以后别打扰我
bot   20:00 到 08:30 不打扰您
ana   don't ping me until 3pm
bot   Until Mon 2 March 15:00 I leave you alone.
fin   expected cash next week
bot   Cash to come is not forecast here; this falls due then. | due from Mon 9 March
