-- An account on a platform that was somebody's and is to be so no more by its address alone: a code joins it again.
CREATE TABLE unbound (
    platform TEXT NOT NULL,
    account TEXT NOT NULL,
    PRIMARY KEY (platform, account)
) STRICT, WITHOUT ROWID;
