-- What was said unasked about a record, with buttons: when its reason is gone, one line stands where the buttons stood.
CREATE TABLE nudge (
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    post INTEGER NOT NULL,                 -- web chat: the post; else 0
    outbox INTEGER NOT NULL,               -- elsewhere: the outbox row that carried it first; else 0
    reader INTEGER NOT NULL,               -- whom it was said to
    rule TEXT NOT NULL,                    -- which rule spoke, and
    round TEXT NOT NULL,                   -- in which round: its reason lasts as long
    card TEXT NOT NULL,                    -- of one that has ended: as it was before, for an undo; else ''
    PRIMARY KEY (kind, record, post, outbox)
) STRICT, WITHOUT ROWID;
