-- What a person chose here themselves (bits of enum chosen): a platform's profile does not change it.
ALTER TABLE person ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0;
