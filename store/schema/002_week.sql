-- The usual week, which a person has until another calendar is made.
INSERT INTO calendar (name, pattern, last_known_year) VALUES
    ('usual', '{"week":[[["09:00","12:00"],["13:00","18:00"]],[["09:00","12:00"],["13:00","18:00"]],[["09:00","12:00"],["13:00","18:00"]],[["09:00","12:00"],["13:00","18:00"]],[["09:00","12:00"],["13:00","18:00"]],[],[]],"makeup":[["09:00","12:00"],["13:00","18:00"]]}', 0);
