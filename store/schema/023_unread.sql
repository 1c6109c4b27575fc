-- Since when on a platform not all is read yet that was said while we were away. No row: all is.
CREATE TABLE unread (
    platform TEXT NOT NULL PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
