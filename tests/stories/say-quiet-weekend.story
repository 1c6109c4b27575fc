# quiet of other days cannot be kept: it is said, and nothing changes
world small calm
at    2026-03-04 09:00
ana   don't nudge me at weekends
bot   Weekends are quiet already; nothing was changed. | From 20:00 to 08:30 I leave you alone, and on days off.
bo    周末不要提醒我
bot   周末本来就不打扰；没有任何改动。 | 20:00 到 08:30 不打扰您，休息日也不打扰。
ana   leave me alone next week
bot   Quiet begins now or at hours of every day, not on days to come; nothing was changed.
bo    下周别打扰我
bot   免打扰只能从现在起，或每天固定时段，不能预约以后的日子；没有任何改动。
ana   quiet
bot   From 20:00 to 08:30 I leave you alone
ana   leave me alone until friday
bot   Until Fri 6 March 09:00 I leave you alone
