/* A turn: begun, acted, ended; a refusal takes its effects back and keeps its answer. */

#include "store/turn.h"

#include "store/store_inside.h"

#include <string.h>

enum { SEEN, KEEP };

static const char *const sql[] = {
    [SEEN] = "SELECT turn, rc, said FROM inbox WHERE platform = ?1 AND event = ?2",
    [KEEP] = "INSERT INTO inbox (turn, platform, event, at, person, rc, words, said, did)"
             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
};

const struct queries inbox_queries = QUERIES("inbox", sql);

enum { WORDS_KEPT = 500, SAID_KEPT = 2000 }; /* bytes, in the inbox */

sqlite3_stmt *query(struct turn *t, const struct queries *queries, size_t which)
{
    return query_of(t->store, queries, which);
}

/* A disk that fails or is full ends the batch, whatever the handler makes of it. A query
 * that fails by itself ends its turn alone. */
static enum rc noted(struct turn *t, enum rc rc)
{
    if ((rc == RC_BROKEN || rc == RC_AGAIN) && engine_is_down(t->store))
        t->store->trouble = rc;
    return rc;
}

enum rc row(struct turn *t, sqlite3_stmt *q)
{
    return noted(t, query_row(q, &t->err));
}

enum rc done(struct turn *t, sqlite3_stmt *q)
{
    return noted(t, query_run(q, &t->err));
}

/* Time on walls. */

static const struct zone *zone_of(struct turn *t, const char *name)
{
    const struct zone *zone;

    if (name && zone_find(name, &zone) == RC_OK)
        return zone;
    if (zone_find(t->firm.zone, &zone) == RC_OK)
        return zone;
    return zone_find("UTC", &zone) == RC_OK ? zone : NULL;
}

struct moment wall_at(struct turn *t, const char *zone, int64_t instant)
{
    return moment_of_wall(zone_wall(zone_of(t, zone), instant));
}

int days_since(struct turn *t, int64_t instant)
{
    return days_late(t, wall_at(t, t->me.zone, instant).day);
}

int days_late(const struct turn *t, struct day due)
{
    return day_between(due, t->today);
}

int64_t instant_of(struct turn *t, const char *zone, struct moment moment,
                   int minute_when_none)
{
    return zone_instant(zone_of(t, zone), wall_of_moment(moment, minute_when_none));
}

void turn_stand(struct turn *t, const char *zone, enum lang lang)
{
    t->zone = zone_of(t, zone);
    t->lang = t->err.lang = lang;
    t->here = moment_of_wall(zone_wall(t->zone, t->now));
    t->today = t->here.day;
}

enum rc turn_as(struct turn *t, int64_t person)
{
    if (person == 0) {
        t->me = (struct person){.handle = "", .name = "", .email = "", .zone = ""};
        turn_stand(t, t->firm.zone, t->firm.lang);
        return RC_OK;
    }
    TRY(person_known(t, person, &t->me));
    turn_stand(t, t->me.zone, t->me.lang);
    return RC_OK;
}

/* Beginning. */

void turn_number(struct turn *t)
{
    if (t->id > t->store->last_turn)
        t->store->last_turn = t->id;
}

enum rc turn_of_event(struct turn *t, const char *platform, const char *event,
                      int64_t *turn)
{
    QUERY *q = query(t, &inbox_queries, SEEN);

    bind_text(q, 1, platform);
    bind_text(q, 2, event);
    TRY(row(t, q));
    *turn = column_int(q, 0);
    return RC_OK;
}

static enum rc was_seen(struct turn *t)
{
    QUERY *q = query(t, &inbox_queries, SEEN);
    enum rc rc;

    bind_text(q, 1, t->in->platform);
    bind_text(q, 2, t->in->event);
    rc = row(t, q);
    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    t->is_repeat = true;
    t->id = column_int(q, 0);
    t->inside->first_rc = (enum rc)column_int(q, 1);
    if (t->in->arena)
        t->in->answer = column_text(q, 2, t->in->arena);
    return RC_OK;
}

/* A person's words stand in the web chat's log whatever comes of them. */
static enum rc echo(struct turn *t)
{
    struct news *news;

    if (t->in->kind != IN_WORDS || t->where.id == 0 || t->me.id == 0 ||
        strcmp(t->where.platform, "web") != 0)
        return RC_OK;
    TRY(post_make(t, &t->where, t->me.id, 0, t->in->text, "", &news));
    news->for_event = arena_copy(t->keep, t->in->event);
    news->for_account = arena_copy(t->keep, t->in->account);
    return RC_OK;
}

static enum rc open_savepoint(struct turn *t)
{
    if (!t->store->is_joined)
        TRY(noted(t, engine_run(t->store, ENGINE_SAVEPOINT, &t->err)));
    t->inside->has_savepoint = true;
    t->inside->marks = t->store->marks;
    t->inside->news_end = t->news_end;
    return RC_OK;
}

/* All that a turn is before anything is asked of the database. */
static void set_out(struct store *store, struct arena *arena, struct arena *keep,
                    struct inbound *in, int64_t now, struct turn *t)
{
    memset(t, 0, sizeof(*t));
    t->store = store;
    t->arena = arena;
    t->keep = keep;
    t->in = in;
    t->now = now;
    t->id = store->last_turn + 1;
    t->news_end = &t->news;
    t->inside = TAKE(arena, struct turn_inside);
    if (now > store->now)
        store->now = now;
}

enum rc turn_begin(struct store *store, struct arena *arena, struct arena *keep,
                   struct inbound *in, int64_t now, struct turn *t)
{
    bool only_reads = in && in->reads_only;
    enum rc met = RC_OK;

    set_out(store, arena, keep, in, now, t);
    if (in && !only_reads && !store->is_joined)
        TRY(was_seen(t));
    if (t->is_repeat)
        return RC_OK;
    if (!only_reads)
        turn_number(t);
    TRY(firm_get(t, &t->firm));
    TRY(turn_as(t, 0));
    if (in)
        met = meet(t);
    if (only_reads || (met != RC_OK && met != RC_DENIED))
        return met;
    if (in && met == RC_OK)
        TRY(echo(t));
    TRY(open_savepoint(t));
    return met;
}

/* Ending. */

static enum rc keep_row(struct turn *t, enum rc rc, const char *said)
{
    const struct inbound *in = t->in;
    const char *words = in->kind == IN_WORDS ? in->text : t->inside->words;
    QUERY *q = query(t, &inbox_queries, KEEP);

    words = words ? words : "";
    bind_int(q, 1, t->id);
    bind_text(q, 2, in->platform);
    bind_text(q, 3, in->event);
    bind_int(q, 4, t->now);
    bind_int(q, 5, t->me.id);
    bind_int(q, 6, rc);
    bind_text(q, 7,
              strlen(words) <= WORDS_KEPT
                  ? words
                  : arena_copy_bytes(t->arena, words,
                                     utf8_cut(words, strlen(words), WORDS_KEPT)));
    bind_text(
        q, 8,
        strlen(said) <= SAID_KEPT
            ? said
            : arena_copy_bytes(t->arena, said, utf8_cut(said, strlen(said), SAID_KEPT)));
    /* Cut short it would be another command. */
    bind_text(q, 9, rc == RC_OK && t->did && strlen(t->did) <= SAID_KEPT ? t->did : "");
    return done(t, q);
}

/* Rows, numbers, the audit's head and what is known go back to the savepoint. */
static enum rc go_back(struct store *store, const struct marks *marks, struct err *err)
{
    int64_t forgotten = store->marks.forgotten;

    TRY(engine_run(store, ENGINE_UNDO, err));
    TRY(engine_run(store, ENGINE_RELEASE, err));
    store->marks = *marks;
    if (forgotten != store->marks.forgotten)
        known_forget(store);
    return RC_OK;
}

static enum rc take_back(struct turn *t)
{
    struct err kept = t->err;

    TRY(go_back(t->store, &t->inside->marks, &t->err));
    t->err = kept;
    t->news_end = t->inside->news_end;
    *t->news_end = NULL;
    t->n_touched = 0;
    t->n_written = 0;
    t->clock_goal = 0;
    t->left = 0;
    t->inside->n_kept = 0;
    return RC_OK;
}

enum rc turn_step(struct turn *t, struct turn_step *step)
{
    TRY(noted(t, engine_run(t->store, ENGINE_SAVEPOINT, &t->err)));
    *step = (struct turn_step){.marks = TAKE(t->arena, struct marks),
                               .news_end = t->news_end,
                               .answer = t->answer,
                               .answer_kind = t->answer_kind,
                               .answer_record = t->answer_record,
                               .clock_goal = t->clock_goal,
                               .left = t->left,
                               .n_touched = t->n_touched,
                               .n_written = t->n_written,
                               .may_be_undone = t->may_be_undone,
                               .is_private = t->answer_is_private};
    *step->marks = t->store->marks;
    return RC_OK;
}

enum rc turn_step_end(struct turn *t, const struct turn_step *step, enum rc rc)
{
    struct err kept = t->err;

    if (t->store->trouble != RC_OK)
        return t->store->trouble;
    if (rc == RC_OK)
        return noted(t, engine_run(t->store, ENGINE_RELEASE, &t->err));
    TRY(noted(t, go_back(t->store, step->marks, &t->err)));
    t->err = kept;
    t->news_end = step->news_end;
    *t->news_end = NULL;
    t->answer = step->answer;
    t->answer_kind = step->answer_kind;
    t->answer_record = step->answer_record;
    t->clock_goal = step->clock_goal;
    t->left = step->left;
    t->n_touched = step->n_touched;
    t->n_written = step->n_written;
    t->may_be_undone = step->may_be_undone;
    t->answer_is_private = step->is_private;
    t->inside->asked = NULL;
    t->inside->n_kept = 0;
    return RC_OK;
}

static enum rc settle(struct turn *t, enum rc *rc)
{
    if (t->store->trouble != RC_OK || !engine_in_transaction(t->store)) {
        if (t->err.rc != RC_AGAIN && t->err.rc != RC_BROKEN)
            (void)err_broken(&t->err, "the transaction was lost within a turn");
        return t->store->trouble != RC_OK ? t->store->trouble : t->err.rc;
    }
    if (*rc == RC_OK)
        *rc = answer_draw(t);
    if (t->store->trouble != RC_OK)
        return t->store->trouble;
    if (t->store->is_joined) {
        t->store->is_spoilt |= *rc != RC_OK;
        return RC_OK;
    }
    if (*rc == RC_OK)
        return engine_run(t->store, ENGINE_RELEASE, &t->err);
    return take_back(t);
}

enum rc turns_join(struct store *store, struct err *err)
{
    TRY(engine_run(store, ENGINE_SAVEPOINT, err));
    store->is_joined = true;
    store->is_spoilt = false;
    store->joined = store->marks;
    return RC_OK;
}

bool turns_spoilt(const struct store *store)
{
    return store->is_joined && store->is_spoilt;
}

enum rc turns_part(struct store *store, struct err *err)
{
    store->is_joined = false;
    return store->is_spoilt ? go_back(store, &store->joined, err)
                            : engine_run(store, ENGINE_RELEASE, err);
}

/* One of several that share a savepoint was not asked whether it had come before: the row
 * itself says so, for its key is unique. */
static enum rc keep_joined(struct turn *t, enum rc rc, const char *said)
{
    enum rc kept = keep_row(t, rc, said);

    t->store->is_spoilt |= kept == RC_RULE;
    return kept == RC_RULE ? RC_OK : kept;
}

enum rc turn_end(struct turn *t, enum rc rc)
{
    const char *said = "";

    if (t->is_repeat) {
        t->in->rc = t->inside->first_rc;
        return RC_OK;
    }
    if (!t->inside->has_savepoint)
        return t->store->trouble;
    TRY(settle(t, &rc));
    if (turns_spoilt(t->store))
        return t->store->trouble; /* nothing of it will stand */
    if (t->in) {
        TRY(answer_write(t, rc, &said));
        said = t->answer_is_secret ? "" : said;
        TRY(t->store->is_joined ? keep_joined(t, rc, said) : keep_row(t, rc, said));
    }
    return t->store->trouble;
}
