-- Posts found by their words: Han characters stand apart, so that any run of them is a phrase. Filled while the desk is idle.
CREATE VIRTUAL TABLE post_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 0');

-- The letters of a lane that have not left, in their order: the first of each lane is found by a seek.
CREATE INDEX outbox_lane ON outbox (channel, lane, id) WHERE state IN ('queued', 'later', 'unsure', 'sending');

-- The direct messages of a person.
CREATE INDEX conversation_one ON conversation (one);
CREATE INDEX conversation_other ON conversation (other) WHERE other <> 0;

-- Nobody asks for the posts of a turn.
DROP INDEX post_turn;
