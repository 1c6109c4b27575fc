# an open form takes no order and no word of oneself for its answer
world small calm
at    2026-03-02 09:00
bo    D-6 推进到演示 周五
bot   参加人
bo    delete D-5
bot   不明白“delete D-5” | 表单还在问，D-6 鼎砺机械：参加人
bo    I am on holiday tomorrow
bot   不明白“I am on holiday tomorrow” | 表单还在问，D-6 鼎砺机械：参加人
bo    我明天休假
bot   不明白“我明天休假” | 表单还在问，D-6 鼎砺机械：参加人
bo    王工和李总
bot   参加人：王工和李总。D-6 鼎砺机械 进入“演示”还需要：成功标准？
fin   if Acme pays 340k tell Bo
bot   Nothing was booked: say it plainly, once the money is there.
fin   听说鼎砺到账20万了
bot   Nothing was booked: say it plainly, once the money is there.
fin   Acme paid 2,000, Ana says
bot   Nothing was booked: say it plainly, once the money is there.
fin   spoke to Acme, they are happy
bot   Only sales, manager, director or admin may note a follow-up
