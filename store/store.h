/*
 * store.h - the engine: one SQLite file, one connection, one thread.
 *
 * WAL, synchronous FULL, no other process, foreign keys, STRICT tables. A batch is one
 * transaction: store_begin, turns, store_commit. Only the desk's thread calls any of
 * this; a thread of the store's own moves the WAL into the file.
 */
#pragma once

#include "base/arena.h"

struct sqlite3;
struct sqlite3_stmt;
struct store;

struct store_options {
    const char *path;
    const char
        *vfs; /* NULL: the system's; tests bring one that logs or ends the process */
    bool must_exist;  /* with a firm in it: RC_ABSENT instead of making it */
    bool sync_normal; /* for the negative control of the power-cut test alone */
};

/*
 * Opens or makes the database, migrates it (one transaction a step, a backup
 * `PATH.before-NNN` first when it held anything) and locks it. RC_AGAIN with `said` when
 * another instance has it; RC_RULE when its schema is newer than this program; RC_RULE or
 * RC_ABSENT, the file named and not touched, when it is damaged, none of ours or, where
 * it must exist, empty.
 */
enum rc store_open(const struct store_options *options, struct store **out,
                   struct err *err) CHECKED;
void store_close(struct store *store); /* NULL is fine */

enum rc store_begin(struct store *store, struct err *err) CHECKED;

/* RC_BROKEN: nothing of the batch may be acknowledged; RC_AGAIN: the disk is full, the
 * same, but try again later. */
enum rc store_commit(struct store *store, struct err *err) CHECKED;
void store_rollback(struct store *store);

/* Between batches: moves the WAL into the file when it is long; for an idle desk
 * (is_idle) also when it is not, makes posts findable and deletes what has ended. True
 * when there is more for an idle desk to do. */
bool store_tidy(struct store *store, bool is_idle);

bool store_is_full(const struct store *store); /* the last commit met a full disk */
const char *store_path(const struct store *store);

/* Whether the firm has mail: set by the bot at start. */
void store_set_mail(struct store *store, bool has_mail);
bool store_has_mail(const struct store *store);

/* The firm's policy, set by the bot at start: whether an address that a platform vouches
 * for makes its account the colleague's who has it; and the roles (bits of enum role) of
 * who is added without one. */
void store_set_people(struct store *store, bool joins_by_email, unsigned default_roles);
unsigned store_default_roles(const struct store *store);

/* Runs a command that only reads, as t->me, and gives its answer as a card with commands
 * behind its buttons. The bot says at its start who does that; NULL: nobody. */
struct turn;
struct card;
typedef enum rc reporter(struct turn *t, const char *words, struct card *out);
void store_reports_by(struct store *store, reporter *who);
reporter *store_reporter(const struct store *store);

int store_schema(const struct store *store); /* the number of the newest step */

/*
 * Queries: each collection keeps its SQL in one array above the functions that bind and
 * read it. A statement is prepared at first use and kept. `?1` binds; `QUERY *q` is reset
 * and released at the end of its scope.
 *
 *     enum { GET, PUT };
 *     static const char *const sql[] = {[GET] = "SELECT ...", [PUT] = "UPDATE ..."};
 *     const struct queries leads_queries = QUERIES("leads", sql);
 *
 * Each collection has a row in store/table.def: QUERIES_OF(leads), by which the house
 * test finds its SQL.
 */
struct queries {
    const char *name;
    const char *const *sql;
    size_t n;
};

#define QUERIES(called, array)                              \
    {                                                       \
        .name = (called), .sql = (array), .n = COUNT(array) \
    }

extern const struct queries
    *const store_queries[]; /* all collections; ends with NULL; for the house test too */

typedef struct sqlite3_stmt sqlite3_stmt;
void query_done(sqlite3_stmt **q);
#define QUERY AUTO(query_done) sqlite3_stmt

/* Never NULL: a statement that cannot be prepared is a mistake of ours and aborts. */
sqlite3_stmt *query_of(struct store *store, const struct queries *queries, size_t which);

void bind_int(sqlite3_stmt *q, int at, int64_t value);
void bind_text(
    sqlite3_stmt *q, int at,
    const char *value); /* not copied: must live until the query is done; NULL binds '' */
void bind_blob(sqlite3_stmt *q, int at, const void *bytes, size_t len);

/* RC_OK: a row is there; RC_ABSENT: none (any more); RC_BROKEN or RC_AGAIN (disk full)
 * with `detail`. */
enum rc query_row(sqlite3_stmt *q, struct err *err) CHECKED;

/* Runs a query that returns no row. RC_RULE when a constraint refused it. */
enum rc query_run(sqlite3_stmt *q, struct err *err) CHECKED;

/* Columns of the row that is there, from 0. Text is copied into the arena, "" for NULL.
 */
int64_t column_int(sqlite3_stmt *q, int at);
const char *column_text(sqlite3_stmt *q, int at, struct arena *arena);
const void *column_blob(sqlite3_stmt *q, int at, size_t *len); /* until the next step */
int store_changed(struct store *store); /* rows that the last query_run changed */

/* Whether a copy of `database` may be written to `to`, a whole path: not onto the
 * database or what stands beside it, by any name, and onto nothing but an older backup of
 * ours (*replaces). Nothing is touched. */
enum rc backup_allowed(const char *database, const char *to, bool *replaces,
                       struct err *err) CHECKED;

/* Copies the database while it is in use to `to`.part, 0600. Runs between batches. */
enum rc store_copy(struct store *store, const char *to, struct err *err) CHECKED;

/* Checks that copy (store_check), writes its manifest (BLAKE2b, size, head of the audit)
 * and gives it its name. What does not hold is deleted, and an older backup stays as
 * it was. Needs no store: it may take long. */
enum rc backup_finish(const char *to, struct err *err) CHECKED;

/* Whether store_open could use `path`, without opening it for good: RC_OK also when there
 * is nothing yet, or an instance holds it (*is_held). */
enum rc store_look(const char *path, bool *is_held, struct err *err) CHECKED;

/* Walks pages, audit and sums of a database that no instance holds, and changes nothing:
 * neither made nor migrated, no log moved; an empty log may be left beside it. RC_RULE
 * with what does not hold. */
enum rc store_check(const char *path, int64_t *audit_rows, struct err *err) CHECKED;

/* Checks the backup against its manifest and by itself, puts it in the place of `path`
 * (which no instance may hold), adds 1 to the epoch and sets outbox rows that were under
 * way to unsure. What was there is kept under the name in `kept`, "" when there was
 * nothing. */
enum { KEPT_ROOM = 4096 };
enum rc store_restore(const char *from, const char *path, char kept[KEPT_ROOM],
                      struct err *err) CHECKED;

/* The checks alone, also while the database is in use. */
enum rc restore_check(const char *from, struct err *err) CHECKED;
