-- The leads that came in in a period are found by the time.
CREATE INDEX lead_made ON lead (made_at);
