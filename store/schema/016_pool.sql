-- What waits in the pool is spoken of loosely too, by whoever takes it, and some characters sound otherwise than was thought (拓 is tuo): all names are gone
-- through once more.
UPDATE named SET stage = 0, record = 0, alias = '' WHERE id = 1;
