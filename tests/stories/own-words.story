# a firm teaches its own words, speaks in them, finds by how a name sounds, and takes them back
world small calm
at    2026-03-02 09:00
bo    别名 老鼎 = 鼎砺机械
bot   以后“老鼎”就是鼎砺机械。 | [撤销]
bo    老鼎 客户说再等等，周五下午三点再打电话
bot   R-1：3月6日（周五）15:00 提醒您
bo    查一下 dingli
bot   D-6 ¥480,000
# what is a colleague's is nobody by its sound
ana   find dingli
bot   Nobody here is called dingli yet.
bo    alias
bot   词（1）
bo    别名 删除 老鼎
bot   “老鼎”不再指鼎砺机械。 | [撤销]
bo    撤销
bot   已撤销
bo    查一下 老鼎
bot   D-6 ¥480,000
ana   alias Northern Fair = source
bot   Only manager, director or admin may teach products and sources
max   alias Northern Fair = source
bot   From now on "Northern Fair" is a lead source. | [Undo]
ana   new lead Northgate Foods, Jo Reed, +442079460018, from the northern fair
bot   L-4 Northgate Foods is yours.
