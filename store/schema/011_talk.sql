-- What a person and Dealbell speak of, place by place: one row, written over as they go on.
CREATE TABLE talk (
    person INTEGER NOT NULL,
    place TEXT NOT NULL,                   -- platform and conversation: 'web/sales'
    at INTEGER NOT NULL,                   -- when they last spoke; all of it is forgotten after a while
    said INTEGER NOT NULL,                 -- the turn of their last words
    done INTEGER NOT NULL,                 -- the last turn of theirs that changed something; 0: none
    kind TEXT NOT NULL,                    -- the record last spoken of: what "it" is; '' none
    record INTEGER NOT NULL,
    command TEXT NOT NULL,                 -- what an answer in words runs; '' no question is open
    action TEXT NOT NULL,                  -- of its form; '' when it was asked in passing
    input TEXT NOT NULL,                   -- that field
    fields INTEGER NOT NULL,               -- how many the form has
    until INTEGER NOT NULL,                -- ms; then the question is over
    PRIMARY KEY (person, place)
) STRICT, WITHOUT ROWID;

-- What a turn did, as canonical commands, a line each: for changing it later.
ALTER TABLE inbox ADD COLUMN did TEXT NOT NULL DEFAULT '';
