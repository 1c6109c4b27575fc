# "it" stands for what was spoken of, whatever mark ends the words
world small
at    2026-03-02 09:00
ana   D-5 they loved the demo
bot   Noted on D-5 Acme. When is the next touch?
ana   won it!
bot   D-5 Acme: from Proposal to Won needs a reason
