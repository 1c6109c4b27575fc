-- What is asked for in lists, by an index of its own.

CREATE INDEX lead_state ON lead (state, id);

-- The next touches of open deals: a rule of the clock reads the first of them.
CREATE INDEX deal_touch ON deal (next_touch) WHERE next_touch <> '' AND stage < 7 AND withdrawn_at = 0;
CREATE INDEX deal_owner_touch ON deal (owner, next_touch) WHERE next_touch <> '' AND stage < 7 AND withdrawn_at = 0;
