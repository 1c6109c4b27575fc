# the day's list says what there is to do, and not what happened last
world small calm
at    2026-03-02 09:00
ana   note D-5 they liked the demo next=today
bot   Noted
bot   Follow up with Acme today.
fin   invoice new D-5 800
skip
ana   lead new Bolt Marine phone=+441632960111 need="two winches" next=today
bot   L-4 Bolt Marine is yours
bot   Follow up with Bolt Marine today.
ana   remind today 17:00 send the brochure
skip
ana   agenda
bot   Due today (3) | Ask about the proposal (“they liked the demo”) | Make first contact (“two winches”) | send the brochure
bo    下次跟进 D-6 今天
skip 2
bo    日程
bot   今天要做的（1） | 约演示
