-- A message of ours by the platform's id of it: somebody reacts to it.
CREATE INDEX outbox_ref ON outbox (ref) WHERE ref <> '';
