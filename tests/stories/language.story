# 中英文随时切换，命令两种语言都懂
world small calm
at    2026-03-02 09:00
ana   语言 中文
bot   以后用中文。
ana   deal show D-5
bot   D-5 €4,000  [报价] | [记一笔] [推进] [提交审批]
ana   touch D-5 下周一
bot   D-5 Acme：下次跟进 3月9日（周一）。 | [撤销]
ana   note D-5 客户要新报价
bot   已记入 D-5 Acme；下次跟进 3月9日（周一）。 | [撤销]
bo    language en
bot   From now on in English.
bo    deal show D-6
bot   D-6 ¥480,000  [Qualified] | [Log a touch] [Move on] [Ask approval]
bo    提醒 明天9点 call 鼎砺
bot   R-1: I will remind you Tue 3 March 09:00: call 鼎砺 | [Undo]
sleep 1d
bot   to bo @2026-03-03T09:00 Reminder: call 鼎砺 | [Done] [Snooze 1 h] [Tomorrow]
bo    下次跟进 鼎砺 周五
bot   D-6 鼎砺机械: next touch Fri 6 March. | [Undo]
ana   language fr
bot   只会中文（zh）和英文（en），不会“fr”
ana   language
bot   使用哪种语言？In which language?
ana   help touch
bot   *下次跟进 关于 时间*：设定下次跟进
