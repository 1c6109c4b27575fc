-- The reminder rules that have been asked about whatever the database held when they came.
CREATE TABLE rule_known (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO rule_known (name) VALUES ('approval-expiring'), ('approval-waiting'), ('deal-won'),
    ('followup-due'), ('invoice-overdue'), ('lead-followup-due'), ('promise-broken'), ('reminder-due');
