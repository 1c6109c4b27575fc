-- The invoice whose payment ends a reminder by itself; 0 when nothing but its owner does.
ALTER TABLE reminder ADD COLUMN until_paid INTEGER NOT NULL DEFAULT 0;
CREATE INDEX reminder_until_paid ON reminder (until_paid) WHERE until_paid > 0;
