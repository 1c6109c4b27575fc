-- A code that joins an account on another platform to a person, once.
CREATE TABLE link (
    fingerprint TEXT PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person,
    until INTEGER NOT NULL,
    used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX link_until ON link (until);

-- How often an account has tried a wrong code since when: one row an account that ever did.
CREATE TABLE link_try (
    platform TEXT NOT NULL,
    account TEXT NOT NULL,
    since INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (platform, account)
) STRICT, WITHOUT ROWID;

-- Since when a person is to be found there: they are told things on the platform that they came to last.
ALTER TABLE binding ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;

-- A person by the address that a platform vouches for.
CREATE INDEX person_email ON person (email) WHERE email <> '';
