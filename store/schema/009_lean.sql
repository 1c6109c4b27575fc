-- Fewer rows for the same: what is said costs what it leaves behind.

-- The buttons of a card share a row: each command behind an end of line. A button's id is the row's and a letter, 'a' for the first; where
-- the row has one command, as it is, there is no letter.
ALTER TABLE action RENAME COLUMN command TO commands;

-- Which buttons were pressed, by the whole of their ids.
CREATE TABLE action_used (
    id TEXT PRIMARY KEY,
    turn INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO action_used (id, turn) SELECT id, used_turn FROM action WHERE used_turn <> 0;
ALTER TABLE action DROP COLUMN used_turn;
