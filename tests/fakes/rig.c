/* Store and desk in the test's own process. */

#include "tests/fakes/rig.h"

#include "base/keep.h"
#include "base/log.h"
#include "tests/fakes/story_bot.h"
#include "tests/world/small.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

void rig_make(struct rig *rig)
{
    struct err err = {0};

    *rig = (struct rig){.fate = {.now_ms = SMALL_NOW}};
    log_level(LOG_ERROR);
    folder_make(rig->dir, "rig");
    (void)snprintf(rig->path, sizeof(rig->path), "%s/firm.db", rig->dir);
    if (story_seed(rig->path, SMALL_NOW, true, &err) != RC_OK) {
        (void)fprintf(stderr, "%s %s\n", err.said, err.detail);
        abort();
    }
}

void rig_drop(struct rig *rig)
{
    folder_drop(rig->dir);
    free(rig->card);
}

enum rc rig_open(struct rig *rig, const char *vfs, bool sync_normal, struct err *err)
{
    const struct store_options options = {
        .path = rig->path, .vfs = vfs, .sync_normal = sync_normal};

    TRY(store_open(&options, &rig->store, err));
    story_clock_init(&rig->clock, &rig->fate);
    rig->desk = desk_new(
        &(struct desk_options){.store = rig->store, .clock = &rig->clock.shifted});
    return RC_OK;
}

void rig_close(struct rig *rig)
{
    desk_stop(rig->desk);
    desk_free(rig->desk);
    store_close(rig->store);
    rig->desk = NULL;
    rig->store = NULL;
}

static struct inbound *inbound(const char *event, const char *handle)
{
    struct arena *arena = arena_new();
    struct inbound *in = TAKE(arena, struct inbound);

    *in = (struct inbound){.platform = "fake",
                           .event = arena_copy(arena, event),
                           .account = arena_printf(arena, "U-%s", handle),
                           .conversation = arena_printf(arena, "D-%s", handle),
                           .is_addressed = true,
                           .arena = arena};
    return in;
}

static void put(struct rig *rig, struct inbound *in)
{
    if (!desk_put(rig->desk, in))
        abort();
}

void rig_say(struct rig *rig, const char *event, const char *handle, const char *words)
{
    struct inbound *in = inbound(event, handle);

    in->kind = IN_WORDS;
    in->text = arena_copy(in->arena, words);
    put(rig, in);
}

void rig_press(struct rig *rig, const char *event, const char *handle, const char *action)
{
    struct inbound *in = inbound(event, handle);

    in->kind = IN_PRESS;
    in->action = arena_copy(in->arena, action);
    put(rig, in);
}

static void note(struct rig *rig, const struct inbound *in, bool is_lost)
{
    struct result *result = &rig->results[rig->n_results % RIG_RESULTS];

    *result = (struct result){in->rc, in->is_repeat, is_lost, ""};
    (void)snprintf(result->said, sizeof(result->said), "%.100s",
                   in->rc == RC_OK ? "" : in->err.said);
    rig->n_results++;
    if (!is_lost && rig->acked)
        rig->acked(rig->whom, in->event);
}

static void deliver(struct rig *rig, const struct letter *letter)
{
    if (letter->card && rig->wanted && strstr(letter->card, rig->wanted)) {
        free(rig->card);
        rig->card = keep_text(letter->card);
    }
    desk_outcome(rig->desk, &(struct outcome){.letter = letter->id,
                                              .how = SENT_OK,
                                              .ref = letter->key,
                                              .detail = "",
                                              .retry_after_ms = -1,
                                              .attempt = letter->attempt});
}

static void hand_over(struct rig *rig, struct batch *batch)
{
    bool is_lost = batch->err.rc != RC_OK;

    rig->is_broken |= batch->is_broken;

    for (size_t i = 0; i < batch->n_done; i++) {
        struct inbound *in = batch->done[i];

        if (in->kind != IN_ERRAND) {
            note(rig, in, is_lost);
            arena_free(in->arena);
        } else {
            in->done(in);
        }
    }
    for (size_t i = 0; i < batch->n_letters; i++)
        deliver(rig, &batch->letters[i]);
    batch_free(batch);
}

void rig_run(struct rig *rig)
{
    struct batch *batch;

    desk_tick(rig->desk);
    while (desk_run_once(rig->desk)) {
        while ((batch = desk_batch(rig->desk)))
            hand_over(rig, batch);
        store_tidy(rig->store, true);
    }
}

void rig_forget(struct rig *rig)
{
    rig->n_results = 0;
}

static int64_t first_of(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *q = NULL;
    int64_t answer = -1;

    if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) == SQLITE_OK &&
        sqlite3_step(q) == SQLITE_ROW)
        answer = sqlite3_column_int64(q, 0);
    (void)sqlite3_finalize(q);
    return answer;
}

int64_t rig_ask_whole(const char *path, const char *sql, bool *is_whole)
{
    sqlite3 *db = NULL;
    int64_t answer = -1;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL) ==
            SQLITE_OK)
        answer = first_of(db, sql);
    if (is_whole)
        *is_whole = first_of(db, "SELECT integrity_check = 'ok'"
                                 " FROM pragma_integrity_check LIMIT 1") == 1;
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    (void)sqlite3_close(db);
    return answer;
}

int64_t rig_ask(const char *path, const char *sql)
{
    return rig_ask_whole(path, sql, NULL);
}
