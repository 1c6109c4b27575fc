-- What is written with every turn is found without an index of its own.

-- The rows of a turn stand together in the audit, and turns grow with it: they are found by halving. Which turns were undoings is asked often.
DROP INDEX audit_turn;
CREATE INDEX audit_undoing ON audit (turn) WHERE kind = 'turn';

-- Posts and changes are counted together: a post bears the number of the change that made it, until it is edited. Those alone are in an index.
CREATE TABLE post_new (
    id INTEGER PRIMARY KEY,
    change INTEGER NOT NULL,               -- grows with every post and every edit; the id, until it is edited
    conversation INTEGER NOT NULL REFERENCES conversation,
    author INTEGER NOT NULL,               -- person; 0: Dealbell
    only_for INTEGER NOT NULL,             -- the person who alone sees it; 0: everybody there
    at INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    edited INTEGER NOT NULL CHECK (edited IN (0, 1)),
    text TEXT NOT NULL,
    card TEXT NOT NULL
) STRICT;
INSERT INTO post_new (id, change, conversation, author, only_for, at, turn, edited, text, card)
    SELECT id, change, conversation, author, only_for, at, turn, edited, text, card FROM post;
DROP TABLE post;
ALTER TABLE post_new RENAME TO post;
CREATE INDEX post_conversation ON post (conversation, id);
CREATE UNIQUE INDEX post_change ON post (change) WHERE change <> id;
