-- Whoever leaves holds nothing any more: their sessions, tokens and unused links are found by them.
CREATE INDEX session_person ON session (person);
CREATE INDEX invite_person ON invite (person);
