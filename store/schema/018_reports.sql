-- A reminder that is a report: the words that make it ('report kind=overdue'), and the room that hears it by its purpose; '' when it is none, and to its owner alone.
ALTER TABLE reminder ADD COLUMN report TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder ADD COLUMN room TEXT NOT NULL DEFAULT '';

-- What was invoiced between two days: for reports.
CREATE INDEX invoice_issued ON invoice (issued_on) WHERE state = 1 AND withdrawn_at = 0;

-- Until when a person is left alone, once: UTC ms, 0 when nothing was asked.
ALTER TABLE person ADD COLUMN quiet_to INTEGER NOT NULL DEFAULT 0;
