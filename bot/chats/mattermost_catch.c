/*
 * What was said while we did not listen, read over REST: after a start, and when the
 * socket is a new one.
 *
 * Where reading goes on is the newest event of each channel that became a turn. Posts are
 * asked for behind it by id: `since` gives a thousand at most and not the oldest of them.
 * Where a live post waits is read before others; what comes twice is known to the inbox.
 */

#include "bot/chats/mattermost_catch.h"

#include "base/keep.h"
#include "base/log.h"
#include "bot/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AGAIN_MS = 3000, ROOM_MS = 100 };

static void begin(struct mm_catch *run);

static void stop(struct mm_catch *run)
{
    mm_forget_found(run, 0);
    arena_free(run->arena);
    run->arena = NULL;
    run->places = run->here = NULL;
    run->n = 0;
    run->is_open = false;
}

/* Should it not be noted, a later reading looks at some of it once more. */
static void on_all_noted(void *whom, enum rc rc, int64_t since_ms)
{
    (void)whom;
    (void)rc;
    (void)since_ms;
}

/* Behind all that was heard, so that it is stored before. */
static void note_all(struct mm_catch *run)
{
    if (run->unread)
        mm_put(run->mm, reading_note("mattermost", 0, on_all_noted, run));
    run->unread = 0;
}

/* Once more at once, or what is said now would be read before what was left to it. */
static void finish(struct mm_catch *run)
{
    stop(run);
    run->per = MM_PAGE;
    run->floor = 0;
    mm_release(run, true);
    if (run->mm->is_closed)
        return;
    if (run->again)
        begin(run);
    else
        note_all(run);
}

/* Another socket was opened: nothing that waits is heard before what was missed. */
static void begin_anew(struct mm_catch *run)
{
    stop(run);
    begin(run);
}

/* The server did not answer: all of it is tried again, nothing was skipped. Held posts go
 * on waiting. */
void mm_catch_fail(struct mm_catch *run)
{
    (void)snprintf(run->failed, sizeof(run->failed), "%s",
                   run->here ? run->here->id : "");
    stop(run);
    run->has_hole = true;
    if (!run->mm->is_closed)
        loop_timer_set(run->timer, AGAIN_MS);
}

/* What was let go is found now. */
static void find_rest(struct mm_catch *run)
{
    run->floor = run->until;
    stop(run);
    run->has_hole = true;
    loop_timer_set(run->timer, ROOM_MS);
}

void mm_catch_step(struct mm_catch *run, void (*step)(struct mm_catch *run))
{
    if (!mm_is_busy(run->mm)) {
        step(run);
        return;
    }
    run->step = step;
    loop_timer_set(run->timer, ROOM_MS);
}

/* --- one channel after the other ---------------------------------------------------- */

static bool is_due(const struct mm_catch *run, const struct mm_place *place)
{
    if (run->is_second)
        return place->is_left;
    return place->anchor ? place->last_at > place->read_at
                         : place->read_at && place->last_at >= place->read_at;
}

/* True when there is more of it. */
static bool hear_found(struct mm_catch *run)
{
    mm_hear_found(run);
    if (run->until) {
        find_rest(run);
        return true;
    }
    for (size_t i = 0; run->n_fresh > 0 && i < run->n; i++)
        if (run->places[i].is_found && !run->places[i].is_read)
            mm_place_read(run, &run->places[i]);
    run->n_fresh = 0;
    return false;
}

/* Where somebody has spoken meanwhile, unless it was there that it failed. Where nothing
 * became a turn yet all channels are heard together. */
static struct mm_place *waited_for(const struct mm_catch *run)
{
    for (const struct mm_held *held = run->first; held; held = held->next) {
        struct mm_place *place = mm_find_place(run, held->post->channel);

        if (place && place->anchor && !place->is_read &&
            strcmp(place->id, run->failed) != 0)
            return place;
    }
    return NULL;
}

/* Channels where nothing became a turn yet come first: they go round twice. */
static struct mm_place *next_due(struct mm_catch *run)
{
    for (; run->at < 2 * run->n; run->at++) {
        struct mm_place *place = &run->places[run->at % run->n];

        if ((place->anchor != NULL) == (run->at >= run->n) && !place->is_read &&
            !place->is_found && is_due(run, place))
            return place;
    }
    return NULL;
}

static void read_next(struct mm_catch *run)
{
    struct mm_place *place = run->is_stale ? NULL : waited_for(run);

    if (!place) {
        place = next_due(run);
        if ((!place || place->anchor) && hear_found(run))
            return;
    }
    if (run->is_stale && run->n_found == 0) {
        begin_anew(run);
        return;
    }
    run->here = place;
    if (place && place->anchor)
        mm_read_on(run);
    else if (place)
        mm_read_back(run); /* somebody wrote to us for the first time meanwhile */
    else if (run->is_second)
        finish(run);
    else
        mm_read_newest(run);
}

void mm_catch_next(struct mm_catch *run)
{
    if (run->here->anchor) {
        mm_place_read(run, run->here);
    } else {
        run->here->is_found = true;
        run->n_fresh++;
    }
    mm_catch_step(run, read_next);
}

static bool is_waited_for(const struct mm_catch *run, const struct mm_place *place)
{
    for (const struct mm_held *held = run->first; held; held = held->next)
        if (strcmp(held->post->channel, place->id) == 0)
            return true;
    return false;
}

void mm_catch_page(struct mm_catch *run, void (*more)(struct mm_catch *run))
{
    bool gives_way = waited_for(run) && !is_waited_for(run, run->here);

    mm_catch_step(run, gives_way ? read_next : more);
}

void mm_catch_again(struct mm_catch *run)
{
    run->at = 0;
    run->is_second = true;
    read_next(run);
}

/* --- where we were ------------------------------------------------------------------ */

/* "CHANNEL/MILLISECONDS/POST" */
static void set_anchor(struct mm_place *place, const char *event, struct arena *arena)
{
    const char *slash = strchr(event, '/');
    const char *second = slash ? strchr(slash + 1, '/') : NULL;

    if (!second || !mm_is_id(second + 1))
        return;
    place->anchor = arena_copy(arena, second + 1);
    place->read_at = strtoll(slash + 1, NULL, 10);
}

static int compare_keys(const void *one, const void *other)
{
    return strcmp(((const struct read_place *)one)->key,
                  ((const struct read_place *)other)->key);
}

static int compare_places(const void *one, const void *other)
{
    return strcmp(((const struct mm_place *)one)->id,
                  ((const struct mm_place *)other)->id);
}

/* Where nothing is to be read, what is said now is heard at once; of a channel that
 * stands as we left it a post may be missing (mattermost_newest.c). */
static void go(struct mm_catch *run)
{
    run->is_open = true;
    for (size_t i = 0; i < run->n; i++) {
        struct mm_place *place = &run->places[i];

        if (is_due(run, place) || (place->anchor && place->last_at == place->read_at))
            continue;
        place->is_read = true;
        place->is_live = !run->is_cut;
    }
    mm_release(run, false);
    for (const struct mm_held *held = run->first; held; held = held->next)
        mm_look_at(run, held->post->channel);
    read_next(run);
}

/* A channel where nothing became a turn yet is read from the time of the newest that did
 * anywhere: somebody may have written for the first time. */
static void on_noted(void *whom, enum rc rc, int64_t since_ms)
{
    struct mm_catch *run = whom;

    if (rc != RC_OK || run->mm->is_closed) {
        mm_catch_fail(run);
        return;
    }
    run->unread = since_ms;
    for (size_t i = 0; i < run->n; i++)
        if (!run->places[i].anchor)
            run->places[i].read_at = run->floor ? run->floor : run->unread;
    go(run);
}

static void note(struct mm_catch *run)
{
    struct inbound *in;

    if (!run->since) { /* we never heard anything: what was said before is no news */
        go(run);
        return;
    }
    in = reading_note("mattermost", run->since, on_noted, run);
    if (!desk_put(run->mm->bot->desk, in))
        reading_not_noted(in);
}

static void on_marks(void *whom, enum rc rc, const struct read_place *marks, size_t n)
{
    struct mm_catch *run = whom;

    if (rc != RC_OK || run->mm->is_closed) {
        mm_catch_fail(run);
        return;
    }
    for (size_t i = 0; i < run->n && n > 0; i++) {
        struct mm_place *place = &run->places[i];
        const struct read_place wanted = {.key = place->id}, *found;

        found = bsearch(&wanted, marks, n, sizeof(*marks), compare_keys);
        if (found)
            set_anchor(place, found->event, run->arena);
        if (place->read_at > run->since)
            run->since = place->read_at;
    }
    note(run);
}

/* Without their list no channel is read; what is said now is heard. */
static void give_up(struct mm_catch *run)
{
    if (!run->has_told)
        log_note(LOG_ERROR, "mattermost", "detail",
                 "the list of channels that the bot is in is past 16 MiB: what was said "
                 "while Dealbell was away is not read; take the bot out of channels that "
                 "do not need it, and start Dealbell again");
    run->has_told = true;
    run->again = false;
    finish(run);
}

static void on_channels(void *arg, const struct mm_answer *answer)
{
    struct mm_catch *run = arg;
    struct mm_channel *channels = NULL;
    struct err err = {0};
    size_t n = 0;

    if (answer->is_too_long && !run->mm->is_closed) {
        give_up(run);
        return;
    }
    if (run->mm->is_closed || answer->rc != RC_OK ||
        mm_read_channels(answer->body, answer->len, run->arena, &channels, &n, &err) !=
            RC_OK) {
        mm_catch_fail(run);
        return;
    }
    run->places = TAKE_N(run->arena, n + 1, struct mm_place);
    run->n = n;
    for (size_t i = 0; i < n; i++)
        run->places[i] = (struct mm_place){.id = channels[i].id,
                                           .title = channels[i].title,
                                           .type = channels[i].type,
                                           .last_at = channels[i].last_at};
    if (n > 0)
        qsort(run->places, n, sizeof(*run->places), compare_places);
    reading_ask(run->mm->bot, "mattermost", on_marks, run);
}

/* --- beginning ---------------------------------------------------------------------- */

static void begin(struct mm_catch *run)
{
    loop_timer_off(run->timer); /* of a run that failed: it was not waited for */
    run->again = run->has_hole = run->has_failed = run->is_second = false;
    run->is_stale = run->is_cut = false;
    run->arena = arena_new();
    run->is_looking = false;
    run->round++;
    run->at = run->n_fresh = run->n_newest = 0;
    run->since = 0;
    run->found = NULL;
    run->until = 0;
    mm_ask(run->mm, &(struct mm_call){.method = "GET", .path = "/users/me/channels"},
           on_channels, run);
}

static void on_timer(void *arg)
{
    struct mm_catch *run = arg;

    if (run->mm->is_closed)
        return;
    if (!run->arena)
        begin(run);
    else
        mm_catch_step(run, run->step);
}

void mm_catch_up(struct mattermost *mm)
{
    struct mm_catch *run = mm->caught;

    if (!run) {
        run = mm->caught = TAKE(mm->bot->arena, struct mm_catch);
        run->mm = mm;
        run->end = &run->first;
        run->page = arena_new();
        run->per = MM_PAGE;
        run->timer = loop_timer_new(mm->bot->loop, on_timer, run);
    }
    if (run->arena)
        run->is_stale = true;
    else
        begin(run);
}

void mm_catch_close(struct mattermost *mm)
{
    struct mm_catch *run = mm->caught;

    if (!run)
        return;
    loop_timer_free(run->timer);
    mm_forget_found(run, 0);
    arena_free(run->page);
    mm_release(run, true);
}
