-- What has ended is deleted by and by while the desk is idle: sessions and links by their end, actions by their turn, which their id begins with.
CREATE INDEX session_until ON session (until);
CREATE INDEX invite_until ON invite (until);

-- Up to which change of the web chat's log posts are found by their words: one row. What was edited is read again, so all of it is read anew once.
CREATE TABLE findable (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change INTEGER NOT NULL
) STRICT;
INSERT INTO findable (id, change) VALUES (1, 0);
DROP TABLE post_words;
CREATE VIRTUAL TABLE post_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 0');

-- What a customer owes, however many invoices they have paid.
CREATE INDEX invoice_account_open ON invoice (account, due_on) WHERE paid < total AND state = 1 AND withdrawn_at = 0;
