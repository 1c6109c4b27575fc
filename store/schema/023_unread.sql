-- Since when (in seconds) on a platform that was said while we were away which is not all read yet. No row: all is.
CREATE TABLE unread (
    platform TEXT NOT NULL PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
