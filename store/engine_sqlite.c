/* What is SQLite's own: how it is opened, what its codes mean, and copies. */

#include "store/store_inside.h"

#include "store/backup.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUSY_MS = 10000 };

static const char *const sql[] = {
    [ENGINE_SAVEPOINT] = "SAVEPOINT turn",
    [ENGINE_RELEASE] = "RELEASE turn",
    [ENGINE_UNDO] = "ROLLBACK TO turn",
    [ENGINE_BEGIN] = "BEGIN IMMEDIATE",
    [ENGINE_COMMIT] = "COMMIT",
};

const struct queries engine_queries = QUERIES("engine", sql);

enum rc engine_failed(sqlite3 *db, struct err *err)
{
    int code = sqlite3_extended_errcode(db);

    switch (code & 0xff) {
    case SQLITE_FULL:
        (void)err_set(
            err, RC_AGAIN, "%s",
            IN(err, "the disk is full, so nothing was saved", "磁盘已满，没有保存"));
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        (void)err_set(
            err, RC_AGAIN, "%s",
            IN(err, "the database is in use by somebody else", "数据库正被占用"));
        break;
    case SQLITE_CONSTRAINT:
        (void)err_set(err, RC_RULE, "%s",
                      IN(err, "this cannot be stored beside what is there",
                         "与已有的数据冲突，无法保存"));
        break;
    default:
        return err_broken(err, "sqlite %d: %s", code, sqlite3_errmsg(db));
    }
    (void)snprintf(err->detail, sizeof(err->detail), "sqlite %d: %s", code,
                   sqlite3_errmsg(db));
    return err->rc;
}

enum rc engine_unusable(sqlite3 *db, const char *path, enum rc rc, struct err *err)
{
    int code = db ? sqlite3_extended_errcode(db) : SQLITE_OK;
    const char *why = db ? sqlite3_errmsg(db) : "";

    switch (code & 0xff) {
    case SQLITE_NOTADB:
        return err_set(
            err, RC_RULE,
            IN(err, "%s is no database of ours (%s)", "%s 不是本程序的数据库（%s）"),
            path, why);
    case SQLITE_CORRUPT:
        (void)err_set(err, RC_RULE, IN(err, "%s is damaged (%s)", "%s 已损坏（%s）"),
                      path, why);
        return err_hint(err, "%s",
                        IN(err, "restore the newest backup: dealbell restore FILE",
                           "请恢复最近的备份：dealbell restore FILE"));
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return err_set(err, RC_RULE,
                       IN(err, "%s cannot be opened (%s)", "无法打开 %s（%s）"), path,
                       why);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return err_set(err, RC_RULE,
                       IN(err, "%s may not be written (%s)", "%s 无法写入（%s）"), path,
                       why);
    default:
        return rc;
    }
}

/* RC_OK when the open file holds our tables; RC_ABSENT, named, when it holds none at all;
 * RC_RULE when they are another's. */
static enum rc is_ours(sqlite3 *db, const char *path, struct err *err)
{
    int64_t tables = 0, ours = 0;

    TRY(engine_int(db, "SELECT COUNT(*) FROM sqlite_schema", &tables, err));
    if (tables == 0)
        return no_firm(path, err);
    TRY(engine_int(db,
                   "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table'"
                   " AND name IN ('firm', 'inbox', 'audit')",
                   &ours, err));
    if (ours < 3)
        return err_set(err, RC_RULE,
                       IN(err, "%s is no database of ours (it holds other tables)",
                          "%s 不是本程序的数据库（里面是别的表）"),
                       path);
    return RC_OK;
}

enum rc engine_exec(sqlite3 *db, const char *text, struct err *err)
{
    return sqlite3_exec(db, text, NULL, NULL, NULL) == SQLITE_OK ? RC_OK
                                                                 : engine_failed(db, err);
}

enum rc engine_int(sqlite3 *db, const char *text, int64_t *out, struct err *err)
{
    sqlite3_stmt *q = NULL;
    enum rc rc = RC_OK;

    if (sqlite3_prepare_v2(db, text, -1, &q, NULL) == SQLITE_OK &&
        sqlite3_step(q) == SQLITE_ROW)
        *out = sqlite3_column_int64(q, 0);
    else
        rc = engine_failed(db, err);
    (void)sqlite3_finalize(q);
    return rc;
}

enum rc engine_run(struct store *store, size_t which, struct err *err)
{
    QUERY *q = query_of(store, &engine_queries, which);

    return query_run(q, err);
}

bool engine_in_transaction(const struct store *store)
{
    return sqlite3_get_autocommit(store->db) == 0;
}

bool engine_is_down(const struct store *store)
{
    switch (sqlite3_errcode(store->db) & 0xff) {
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
        return false;
    default:
        return true;
    }
}

void engine_rollback(struct store *store)
{
    /* SQLite may have rolled back by itself: then there is nothing left to do. */
    if (engine_in_transaction(store))
        (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

/* Which statements write rows that known.c keeps: SQLite tells while it prepares them. */
static int authorize(void *whose, int what, const char *table, const char *a,
                     const char *b, const char *c)
{
    static const char *const kept[] = {"person", "binding",  "conversation",
                                       "firm",   "calendar", "calendar_day"};
    struct store *store = whose;

    (void)a, (void)b, (void)c;
    if (what == SQLITE_INSERT || what == SQLITE_UPDATE || what == SQLITE_DELETE)
        for (size_t i = 0; i < COUNT(kept); i++)
            if (text_same(table, kept[i]))
                store->prepares_known = true;
    return SQLITE_OK;
}

static int note_wal(void *whose, sqlite3 *db, const char *name, int pages)
{
    struct store *store = whose;

    (void)db, (void)name;
    store->wal_pages = pages;
    return SQLITE_OK;
}

/* The file is ours alone; SQLite would make it for everybody to read. Ended before it has
 * its first page it is empty, and as good as new (file.c). */
static void make_file(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

    if (fd >= 0)
        (void)close(fd);
}

/* Instead of EXCLUSIVE, which would keep the mover out as well, a VFS that keeps other
 * processes out and needs no shared memory file either. Debian's SQLite overwrites what
 * is deleted; FAST does so where it costs no page. A turn changes a little in some
 * fifteen pages, and each goes into the log whole: a note is 18 KiB of it with pages of 1
 * KiB, 52 with pages of 4. */
static enum rc set_up(struct store *store, bool sync_normal, struct err *err)
{
    sqlite3 *db = store->db;

    (void)sqlite3_extended_result_codes(db, 1);
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    TRY(engine_exec(db,
                    "PRAGMA page_size = 1024;" /* of a new database */
                    "PRAGMA journal_mode = WAL;"
                    "PRAGMA foreign_keys = ON;"
                    "PRAGMA trusted_schema = OFF;"
                    "PRAGMA temp_store = MEMORY;"
                    "PRAGMA secure_delete = FAST;"
                    "PRAGMA cache_size = -4000;"
                    "PRAGMA wal_autocheckpoint = 0;"
                    "PRAGMA journal_size_limit = 67108864;",
                    err));
    TRY(engine_exec(
        db, sync_normal ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL",
        err));
    (void)sqlite3_wal_hook(db, note_wal, store);
    (void)sqlite3_set_authorizer(db, authorize, store);
    return RC_OK;
}

/* Before anything is written. What holds no table may be a new one whose maker was
 * killed. */
static enum rc may_be_used(struct store *store, const struct store_options *options,
                           struct err *err)
{
    int64_t firms = 0;
    enum rc rc = is_ours(store->db, options->path, err);

    if (!options->must_exist)
        return rc == RC_ABSENT ? RC_OK : rc;
    TRY(rc);
    TRY(engine_int(store->db, "SELECT COUNT(*) FROM firm", &firms, err));
    return firms ? RC_OK : no_firm(options->path, err);
}

enum rc engine_open(struct store *store, const struct store_options *options,
                    struct err *err)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    const char *vfs = options->vfs ? options->vfs : "unix-excl";
    int64_t page_bytes = 0;

    /* Once in a process and before its first database; later calls are refused. Counting
     * every byte would take a lock each time. */
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1); /* savepoints need no file */
    if (!options->must_exist) {
        flags |= SQLITE_OPEN_CREATE;
        make_file(options->path);
    }
    if (sqlite3_open_v2(options->path, &store->db, flags, vfs) != SQLITE_OK)
        return engine_failed(store->db, err);
    TRY(may_be_used(store, options, err));
    TRY(set_up(store, options->sync_normal, err));
    TRY(engine_int(store->db, "PRAGMA page_size", &page_bytes, err));
    store->mover = mover_new(store->path, vfs, page_bytes);
    /* The mover holds the lock of writers for a moment when it sees half a commit. */
    (void)sqlite3_busy_timeout(store->db, BUSY_MS);
    return RC_OK;
}

static bool holds_bytes(const char *path, const char *end)
{
    char name[4096];
    struct stat is;

    return (size_t)snprintf(name, sizeof(name), "%s%s", path, end) < sizeof(name) &&
           stat(name, &is) == 0 && is.st_size > 0;
}

/* SQLite: an "immutable" file is read as it lies, and neither locks nor a WAL are looked
 * for; without that a reader makes an empty WAL and leaves it. "/a b" is file:/a%20b. */
static int open_as_it_lies(const char *path, sqlite3 **db)
{
    struct text uri;
    struct arena *arena = arena_new();

    text_init(&uri, arena, 3 * strlen(path) + 40);
    text_add(&uri, "file:");
    for (path += strncmp(path, "//", 2) == 0; *path; path++)
        if (isalnum((unsigned char)*path) || strchr("/._-", *path))
            text_add_bytes(&uri, path, 1);
        else
            text_addf(&uri, "%%%02X", (unsigned)(unsigned char)*path);
    text_add(&uri, "?immutable=1");
    int code = sqlite3_open_v2(uri.bytes, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                               "unix-excl");
    arena_free(arena);
    return code;
}

/* A WAL that holds something is read through: by who might write and does not, for a
 * reader alone makes a file of shared memory and leaves that. A journal takes back what
 * was half done, which is for the next start. */
static int open_to_look(const char *path, sqlite3 **db)
{
    if (holds_bytes(path, "-journal"))
        return sqlite3_open_v2(path, db, SQLITE_OPEN_READONLY, "unix-excl");
    return holds_bytes(path, "-wal")
               ? sqlite3_open_v2(path, db, SQLITE_OPEN_READWRITE, "unix-excl")
               : open_as_it_lies(path, db);
}

enum rc engine_look(const char *path, sqlite3 **db, struct err *err)
{
    enum rc rc = RC_OK;

    if (open_to_look(path, db) != SQLITE_OK)
        rc = engine_failed(*db, err);
    (void)sqlite3_extended_result_codes(*db, 1);
    (void)sqlite3_db_config(*db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (rc == RC_OK)
        rc = engine_exec(*db, "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON", err);
    if (rc == RC_OK)
        rc = is_ours(*db, path, err);
    if (rc != RC_OK) {
        rc = engine_unusable(*db, path, rc, err);
        (void)sqlite3_close(*db);
        *db = NULL;
    }
    return rc;
}

void engine_close(struct store *store)
{
    queries_free(store);
    (void)sqlite3_close(store->db);
    store->db = NULL;
}

/* A whole copy in one file, without a WAL of its own. */
enum rc engine_copy(sqlite3 *db, const char *to, struct err *err)
{
    sqlite3 *copy = NULL;
    sqlite3_backup *backup;
    enum rc rc = RC_OK;

    (void)unlink(to);
    make_file(to);
    if (sqlite3_open_v2(to, &copy, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        !(backup = sqlite3_backup_init(copy, "main", db, "main"))) {
        rc = engine_failed(copy, err);
    } else {
        (void)sqlite3_backup_step(backup, -1);
        if (sqlite3_backup_finish(backup) != SQLITE_OK)
            rc = engine_failed(copy, err);
        else
            rc = engine_exec(copy, "PRAGMA journal_mode = DELETE", err);
    }
    (void)sqlite3_close(copy);
    if (rc != RC_OK)
        (void)unlink(to);
    return rc;
}
