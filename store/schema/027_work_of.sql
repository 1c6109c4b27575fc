-- What somebody did in a period is found by them and the time.
CREATE INDEX activity_person ON activity (person, at);
