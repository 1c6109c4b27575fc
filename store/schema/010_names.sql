-- By which keys a person, customer, lead, product or source is found in what is typed: numbers made of their names (sales/name.h), kept by the turns.
CREATE TABLE name (
    key INTEGER NOT NULL,
    kind INTEGER NOT NULL,                 -- of enum named
    record INTEGER NOT NULL,
    how INTEGER NOT NULL,                  -- of enum named_how: by its name, by an alias, loosely
    PRIMARY KEY (key, kind, record, how)
) STRICT, WITHOUT ROWID;

-- How far the names of what was there before this step have got into it: one row, filled while the desk is idle.
CREATE TABLE named (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    stage INTEGER NOT NULL,
    record INTEGER NOT NULL,
    alias TEXT NOT NULL
) STRICT;
INSERT INTO named (id, stage, record, alias) VALUES (1, 0, 0, '');

-- A word that the firm taught in chat: another name of a customer, lead or colleague; a product; where leads come from.
CREATE TABLE alias (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    word TEXT NOT NULL,                    -- as it was typed
    folded TEXT NOT NULL,
    kind TEXT NOT NULL,                    -- 'account', 'lead', 'person', 'product', 'source'
    record INTEGER NOT NULL,               -- 0 of a product or source
    made_by INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX alias_folded ON alias (folded);
CREATE INDEX alias_kind ON alias (kind, id);
