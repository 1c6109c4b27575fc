# a day said with a step that wants one is taken into the form: only the rest is asked for
world small calm
at    2026-03-02 09:00
bo    move D-6 to demo on friday
bot   进入“演示”还需要：参加人？ | [保存]
bo    fills attendees=王总 success=试用
bot   D-6 鼎砺机械 今天进入“演示”阶段，¥480,000。 | [进入报价] [查看] [撤销]
bo    D-6 进入报价阶段，6月底签
bot   进入“报价”还需要：报价单号？ | [保存]
