-- Money that came in between two days: for reports.
CREATE INDEX payment_received ON payment (received_on) WHERE withdrawn_at = 0;
