-- What was shown to a person elsewhere than in the web chat: forgotten when they are unlinked there.
CREATE INDEX shown_reader ON shown (reader) WHERE outbox <> 0;
