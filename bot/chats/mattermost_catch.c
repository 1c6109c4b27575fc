/*
 * What was said while we did not listen, read over REST: after a start, and when the
 * socket is a new one.
 *
 * Where reading goes on is the newest event of each channel that became a turn. Posts are
 * asked for behind it by id: `since` gives a thousand at most and not the oldest of them.
 * Live posts wait meanwhile, so that the order within a channel holds; what comes twice
 * is known to the inbox.
 */

#include "bot/chats/mattermost_catch.h"

#include "base/keep.h"
#include "base/log.h"
#include "bot/reading.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_HELD = 1000, AGAIN_MS = 3000, ROOM_MS = 100 };

static void release(struct mm_catch *run)
{
    struct mm_held *held;

    while ((held = run->first)) {
        run->first = held->next;
        if (!run->mm->is_closed)
            mm_hear_post(run->mm, held->post, held->type, held->title);
        arena_free(held->arena);
    }
    run->end = &run->first;
    run->n_held = 0;
}

static void begin(struct mm_catch *run);

static void stop(struct mm_catch *run)
{
    mm_forget_found(run, 0);
    arena_free(run->arena);
    run->arena = NULL;
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
    release(run);
    if (run->mm->is_closed)
        return;
    if (run->again)
        begin(run);
    else
        note_all(run);
}

/* The server did not answer: all of it is tried again, nothing was skipped. Held posts go
 * on waiting. */
void mm_catch_fail(struct mm_catch *run)
{
    stop(run);
    run->has_hole = true;
    if (!run->mm->is_closed)
        loop_timer_set(run->timer, AGAIN_MS);
}

/* What was let go is found now. Nothing newer is heard before it: the newest turn says
 * how far was read, should we be ended. */
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
    if (run->until)
        find_rest(run);
    return run->until != 0;
}

static void read_next(struct mm_catch *run)
{
    for (; run->at < run->n; run->at++) {
        const struct mm_place *place = &run->places[run->at];

        if (place->anchor && hear_found(run))
            return;
        if (!is_due(run, place))
            continue;
        if (place->anchor)
            mm_read_on(run);
        else
            mm_read_back(run); /* somebody wrote to us for the first time meanwhile */
        return;
    }
    if (hear_found(run))
        return;
    if (run->is_second)
        finish(run);
    else
        mm_read_newest(run);
}

void mm_catch_next(struct mm_catch *run)
{
    run->at++;
    mm_catch_step(run, read_next);
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

/* Channels where nothing became a turn yet stand first. */
static int compare_places(const void *one, const void *other)
{
    const struct mm_place *a = one, *b = other;

    return (a->anchor != NULL) - (b->anchor != NULL);
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
    qsort(run->places, run->n, sizeof(*run->places), compare_places);
    read_next(run);
}

static void note(struct mm_catch *run)
{
    struct inbound *in;

    if (!run->since) { /* we never heard anything: what was said before is no news */
        read_next(run);
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
    reading_ask(run->mm->bot, "mattermost", on_marks, run);
}

/* --- beginning ---------------------------------------------------------------------- */

static void begin(struct mm_catch *run)
{
    run->again = run->has_hole = run->has_failed = run->is_second = false;
    run->arena = arena_new();
    run->places = NULL;
    run->n = run->at = 0;
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
        run->again = true;
    else
        begin(run);
}

/* Past the bound a post is left to the next run, which reads it from the server. */
bool mm_hold(struct mattermost *mm, const struct mm_post *post, char channel_type,
             const char *title)
{
    struct mm_catch *run = mm->caught;
    struct arena *arena;
    struct mm_held *held;

    if (!run || (!run->arena && !run->has_hole))
        return false;
    if (run->n_held == MOST_HELD) {
        run->again = true;
        return true;
    }
    arena = arena_new_small();
    held = TAKE(arena, struct mm_held);
    *held = (struct mm_held){.arena = arena,
                             .post = mm_copy_post(post, arena),
                             .type = channel_type,
                             .title = arena_copy(arena, title)};
    *run->end = held;
    run->end = &held->next;
    run->n_held++;
    return true;
}

void mm_catch_close(struct mattermost *mm)
{
    struct mm_catch *run = mm->caught;

    if (!run)
        return;
    loop_timer_free(run->timer);
    mm_forget_found(run, 0);
    arena_free(run->page);
    release(run);
}
