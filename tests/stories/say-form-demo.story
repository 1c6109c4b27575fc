# who comes to a demo and what they hope for are told apart; what is missing is asked for
world small calm
at    2026-03-02 09:00
ana   new lead Bay Ltd, Al, +441614960112
bot   L-4 Bay Ltd is yours.
ana   qualify L-4 need=pumps budget=9k role=buyer timeline=Q3
bot   L-4 is now D-7 Bay Ltd.
ana   move bay to demo
bot   For Demo, D-7 Bay Ltd: Demo on? | [Save]
ana   their CTO and two engineers, they want to see the import work
bot   Attendees: their CTO and two engineers. Success criterion: they want to see the import work. For Demo, D-7 Bay Ltd: Demo on? | [Save]
ana   next thursday
bot   D-7 Bay Ltd is in Demo since today
ana   undo
bot   Undone
ana   move bay to demo
bot   For Demo, D-7 Bay Ltd: Demo on? | [Save]
ana   next wed, Jo Reed and Anna Lee
bot   Demo on: Wed 11 March. Attendees: Jo Reed and Anna Lee. For Demo, D-7 Bay Ltd: Success criterion? | [Save]
ana   the import runs
bot   D-7 Bay Ltd is in Demo since today
bo    阶段 D-6 演示
bot   D-6 鼎砺机械 进入“演示”还需要：演示日期？
bo    他们CTO和两个工程师来，想看导入
bot   参加人：他们CTO和两个工程师来。成功标准：想看导入。D-6 鼎砺机械 进入“演示”还需要：演示日期？
bo    下周三
bot   D-6 鼎砺机械 今天进入“演示”阶段
