# "Remind me" on an invoice knows of what, and asks when
world small calm
at    2026-03-02 09:00
ana   invoice new D-5 1200 due=+14d
skip
ana   invoice show INV-8
skip
ana   presses Remind me on INV-8
bot   INV-8 Acme: when? “see whether INV-8 is paid” | [Tomorrow] [Next Monday] | [Cancel]
ana   presses Tomorrow
bot   R-1: I will remind you Tue 3 March 09:00: see whether INV-8 is paid | [Undo]
# in Chinese, and answered in words
bo    开票 D-6 1200 到期日=+14d
skip
bo    invoice show INV-9
skip
bo    presses 提醒我 on INV-9
bot   什么时候？“看 INV-9 是否到账” | [明天] [下周一] | [取消]
bo    周五下午三点
bot   R-2：3月6日（周五）15:00 提醒您：看 INV-9 是否到账 | [撤销]
