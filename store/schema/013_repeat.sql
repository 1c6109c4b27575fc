-- A reminder that comes again and again: 'weekly:MO@09:00', 'workday@08:30', 'monthly:25'; '' comes once.
ALTER TABLE reminder ADD COLUMN repeat TEXT NOT NULL DEFAULT '';
