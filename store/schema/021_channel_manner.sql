-- In which language and by which clock a channel on another's platform is spoken to unasked: -1 and '', as the firm.
ALTER TABLE conversation ADD COLUMN lang INTEGER NOT NULL DEFAULT -1;
ALTER TABLE conversation ADD COLUMN zone TEXT NOT NULL DEFAULT '';
