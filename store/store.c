/* The store: opened, migrated, locked; a batch is one transaction. */

#include "store/store.h"

#include "store/backup.h"
#include "store/lanes.h"
#include "store/store_inside.h"

#include <stdlib.h>
#include <string.h>

enum {
    INDEX_AT_ONCE = 200, /* posts made findable while the desk is idle */
    NAMED_AT_ONCE = 500, /* records whose names are, likewise */
    ENDED_EVERY_MS = 60 * 60 * 1000
};

/* Numbers go on from the highest that any row bears, so none is given twice. */
static enum rc load_numbers(struct store *store, struct err *err)
{
    static const char turns[] =
        "SELECT max((SELECT COALESCE(MAX(turn), 0) FROM inbox),"
        "           (SELECT COALESCE(MAX(turn), 0) FROM audit),"
        "           (SELECT COALESCE(MAX(turn), 0) FROM outbox),"
        "           COALESCE((SELECT turn FROM post ORDER BY id DESC LIMIT 1), 0))";

    static const char changes[] =
        "SELECT max((SELECT COALESCE(MAX(id), 0) FROM post),"
        "           (SELECT COALESCE(MAX(change), 0) FROM post WHERE change <> id))";

    TRY(engine_int(store->db, turns, &store->last_turn, err));
    TRY(engine_int(store->db, changes, &store->last_change, err));
    TRY(engine_int(store->db, "SELECT COALESCE(MAX(id), 0) FROM outbox",
                   &store->last_letter, err));
    TRY(engine_int(store->db, "SELECT change FROM findable", &store->indexed_change,
                   err));
    TRY(engine_int(store->db, "SELECT stage FROM named", &store->unnamed, err));
    return audit_head(store, err);
}

enum rc store_open(const struct store_options *options, struct store **out,
                   struct err *err)
{
    struct store *store = calloc(1, sizeof(*store));
    enum rc rc;

    secret_start();
    if (!store || !(store->path = strdup(options->path)))
        abort();
    store->lock = -1;
    store->known = known_new();
    store->names = names_filter_new();
    store->lanes = lanes_new();
    rc = file_may_be_ours(options->path, !options->must_exist, true, err);
    if (rc == RC_OK)
        rc = lock_take(options->path, &store->lock, err);
    if (rc == RC_OK)
        rc = engine_open(store, options, err);
    if (rc == RC_OK)
        rc = migrate(store, err);
    if (rc == RC_OK)
        rc = load_numbers(store, err);
    if (rc != RC_OK) {
        if (rc == RC_BROKEN)
            rc = engine_unusable(store->db, store->path, rc, err);
        store_close(store);
        return rc;
    }
    *out = store;
    return RC_OK;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    mover_stop(store->mover); /* first: who closes last moves the rest */
    engine_close(store);
    mover_free(store->mover);
    lock_drop(store->lock);
    known_free(store->known);
    names_filter_free(store->names);
    lanes_free(store->lanes);
    free(store->path);
    free(store);
}

enum rc store_begin(struct store *store, struct err *err)
{
    known_settle(store);
    store->trouble = RC_OK;
    if (store->is_head_lost)
        TRY(audit_head(store, err));
    store->is_head_lost = false;
    return engine_run(store, ENGINE_BEGIN, err);
}

enum rc store_commit(struct store *store, struct err *err)
{
    enum rc rc = counters_flush(store, err);

    if (rc == RC_OK)
        rc = engine_run(store, ENGINE_COMMIT, err);
    store->is_full = rc == RC_AGAIN;
    return rc;
}

void store_rollback(struct store *store)
{
    engine_rollback(store);
    store->is_joined = false;
    store->is_full = store->is_full || store->trouble == RC_AGAIN;
    store->marks.n_counters = 0;
    store->lanes_known = false;
    known_forget(store);
    store->is_head_lost = true; /* the next batch reads on which row it seals */
}

static bool has_posts_to_index(const struct store *store)
{
    return store->last_change - store->indexed_change >= INDEX_AT_ONCE;
}

static bool looks_for_ended(const struct store *store)
{
    return store->now - store->ended_at >= ENDED_EVERY_MS;
}

/* First the names of old records into the index, then the index into the filter. */
static bool tidy_names(struct store *store, bool is_idle)
{
    int64_t unnamed = store->unnamed;

    if (unnamed == NAMES_FILLED && !names_filter_lacks(store))
        return false;
    if (!is_idle)
        return true;
    if (unnamed == NAMES_FILLED)
        return names_filter_fill(store);
    return names_fill(store, NAMED_AT_ONCE); /* else after the next batch again */
}

bool store_tidy(struct store *store, bool is_idle)
{
    bool has_names = tidy_names(store, is_idle);
    bool has_log = mover_tidy(store->mover, &store->wal_pages, is_idle);
    int64_t indexed = store->indexed_change;

    if (is_idle && has_posts_to_index(store)) {
        search_index(store, INDEX_AT_ONCE);
        if (store->indexed_change == indexed)
            return false; /* could not: after the next batch again */
    }
    if (is_idle && looks_for_ended(store) && !ended_delete(store))
        store->ended_at = store->now;
    return has_names || has_log || has_posts_to_index(store) || looks_for_ended(store);
}

bool store_is_full(const struct store *store)
{
    return store->is_full;
}

const char *store_path(const struct store *store)
{
    return store->path;
}

int store_schema(const struct store *store)
{
    return store->schema;
}

void store_set_mail(struct store *store, bool has_mail)
{
    store->has_mail = has_mail;
}

bool store_has_mail(const struct store *store)
{
    return store->has_mail;
}

void store_reports_by(struct store *store, reporter *who)
{
    store->reporter = who;
}

reporter *store_reporter(const struct store *store)
{
    return store->reporter;
}

void store_set_people(struct store *store, bool joins_by_email, unsigned default_roles)
{
    store->joins_by_email = joins_by_email;
    store->default_roles = default_roles;
}

unsigned store_default_roles(const struct store *store)
{
    return store->default_roles;
}
