# whatever is typed gets a clear answer and changes nothing else
world small calm
at    2026-03-02 09:00
ana   flurb the wizzle
bot   I do not know "flurb the wizzle"
ana   aprove
bot   I do not know "aprove"
ana   remind me 31 feb call
bot   There is no 31 February. When shall I remind you: call
ana   touch D-5 2026-13-01
bot   There is no month 13
ana   touch D-99 tomorrow
bot   There is no D-99
ana   touch X-1 tomorrow
bot   There is no customer X-1
ana   note D-5
bot   D-5 Acme: what was said or done? | [Save]
ana   fills text="they called"
bot   Noted on D-5 Acme. When is the next touch? | [Tomorrow] [Next Monday] [In 3 days] [Undo]
ana   deal stage
bot   Which one? Say its number or customer, such as D-5 | [Save]
ana   invoice show INV-7
bot   INV-7 €1,200  [void]
bo    显示 一切
bot   不明白“显示 一切”
bo    跟进 D-6
bot   跟进内容？ | [保存]
bo    下次跟进 D-6 2026-13-01
bot   没有 13月这个月份
ana   \xff\xfe
bot   Some characters in that are broken; type it again
bo    \xff\xfe
bot   有些字符已损坏，无法识别，请重新输入
ana   {x 65537}
bot   That is longer than 64 KiB
ana   @dealbell
bot   That says nothing
ana   touch D-5 tomorrow colour=red
bot   I do not know what "red" is for
ana   deal list
bot   Open deals (1)
ana   wo yao kai piao
bot   I do not know what to do with that; nothing was done. Keep it with D-5 Acme?
