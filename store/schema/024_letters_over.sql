-- Whether a letter's way has ended, one way or another. Its two indexes asked for that by a list of states, which SQLite builds as a table
-- of its own at every write to a row, and changed with each step on the way.
ALTER TABLE outbox ADD COLUMN is_over INTEGER NOT NULL DEFAULT 0 CHECK (is_over IN (0, 1));
UPDATE outbox SET is_over = 1 WHERE state NOT IN ('queued', 'later', 'unsure', 'sending');
DROP INDEX outbox_due;
DROP INDEX outbox_lane;
CREATE INDEX outbox_due ON outbox (not_before, id) WHERE is_over = 0;
CREATE INDEX outbox_lane ON outbox (channel, lane, id) WHERE is_over = 0;
