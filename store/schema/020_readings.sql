-- How a post of ours in a room reads to those of another language or zone than the firm's: each reads it in their own.
CREATE TABLE reading (
    post INTEGER NOT NULL,
    lang INTEGER NOT NULL,
    zone TEXT NOT NULL,
    text TEXT NOT NULL,
    card TEXT NOT NULL,
    PRIMARY KEY (post, lang, zone)
) STRICT, WITHOUT ROWID;

-- In which languages and zones people here read.
CREATE INDEX person_manner ON person (lang, zone) WHERE is_active = 1;
