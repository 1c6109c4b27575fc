# days sales outstanding are counted up to today
world small
at    2026-03-02 09:00
fin   report dso until=2026-02-01
bot   Days sales outstanding are counted up to today
fin   report dso
bot   Days sales outstanding
