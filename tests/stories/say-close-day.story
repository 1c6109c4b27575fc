# a closing day without its year is one to come; one that is over, or that does not exist, is refused and changes nothing
world small calm
at    2026-11-16 09:00
ana   Acme closes 3 March
bot   D-5 Acme: Close date Wed 3 March 2027. | [Change] [Undo]
ana   Acme closes end of October
bot   D-5 Acme: Close date Sun 31 October 2027. | [Change] [Undo]
bo    鼎砺预计3月3日成交
bot   D-6 鼎砺机械：预计成交日 2027年3月3日（周三）。 | [修改] [撤销]
ana   Acme close date 2026-02-30
bot   There is no 30 February | Nothing was changed; say another day or time
ana   Acme close date 2026-03-03
bot   Tue 3 March is over | Say a time to come
ana   Acme close date yesterday
bot   Sun 15 November is over | Say a time to come
bo    鼎砺成交日改到2026-02-30
bot   没有 2月30日这一天 | 没有任何改动
# what was won was signed on the day that is said, not today
bo    鼎砺上周五成交
bot   进入“赢单”还需要：首次开票日期？ | [保存]
