/*
 * The newest posts of all channels, a few at once, for there may be thousands, and what
 * we say goes between them: of a channel that stands as we left it, for what was posted
 * in the millisecond that we read last; and of one that is not long silent, for ticks
 * meanwhile.
 */

#include "bot/chats/mattermost_catch.h"

#include "base/keep.h"

#include <stdlib.h>

enum {
    TICKED = 60, /* posts */
    SAME_MS = 8,
    AT_ONCE = 4 /* pages */
};

static const int64_t ticks_ms = 14LL * 24 * 3600 * 1000;

/* Lives longer than its run may. */
struct page {
    struct mm_catch *run;
    struct mm_place *place; /* while the run's number is */
    int64_t round;
    size_t most;
};

static bool is_quiet(const struct mm_place *place)
{
    return place->anchor && !place->is_read && place->last_at == place->read_at;
}

static bool has_ticks(const struct mm_catch *run, const struct mm_place *place)
{
    return run->since > 0 && place->last_at > run->since - ticks_ms;
}

/* A page that is more than we take is passed over: a tick can be set again. */
static void hear_ticks(const struct page *page, const struct mm_answer *answer,
                       struct arena *arena)
{
    const struct mm_catch *run = page->run;
    struct mm_reaction *reactions = NULL;
    struct err err = {0};
    size_t n = 0;

    if (mm_read_reactions(answer->body, answer->len, arena, &reactions, &n, &err) !=
        RC_OK)
        return;
    for (size_t i = 0; i < n; i++)
        if (reactions[i].made_at >= run->since)
            mm_hear_frame(run->mm, &(struct mm_frame){.what = MM_REACTION,
                                                      .user = reactions[i].user,
                                                      .on_post = reactions[i].post,
                                                      .emoji = reactions[i].emoji,
                                                      .channel = page->place->id});
}

/* True when the page goes back to where we were: all of the channel is heard then. */
static bool hear_all(const struct page *page, const struct mm_answer *answer,
                     struct arena *arena)
{
    struct mm_place *place = page->place;
    struct mm_post *posts;
    struct err err = {0};
    size_t n;

    if (mm_read_posts(answer->body, answer->len, arena, &posts, &n, &err) != RC_OK ||
        (n == page->most && posts[0].made_at >= place->read_at))
        return false;
    mm_hear_page(page->run, place, posts, n);
    return true;
}

static void go_on(struct mm_catch *run);

static bool is_lost(const struct mm_answer *answer)
{
    return answer->rc == RC_DENIED || answer->status >= 500 ||
           (answer->rc == RC_AGAIN && !answer->was_sent);
}

static void take(const struct page *page, const struct mm_answer *answer)
{
    struct mm_place *place = page->place;
    bool was_quiet = is_quiet(place), is_whole = false;
    struct arena *arena = arena_new_small();

    if (answer->rc == RC_OK && place->anchor && !place->is_read)
        is_whole = hear_all(page, answer, arena);
    if (answer->rc == RC_OK && has_ticks(page->run, place))
        hear_ticks(page, answer, arena);
    arena_free(arena);
    /* One that did not come whole is maybe more than we take; then it is read as those
     * are where more was said. */
    if (is_whole)
        mm_place_read(page->run, place);
    else if (was_quiet && (answer->rc == RC_OK || answer->rc == RC_AGAIN))
        place->is_left = true;
}

static void on_newest(void *arg, const struct mm_answer *answer)
{
    struct page *page = arg;
    struct mm_catch *run = page->run;

    if (page->round == run->round && run->arena) {
        run->n_newest--;
        if (run->mm->is_closed || (is_lost(answer) && run->is_looking))
            run->has_failed = true;
        else if (is_lost(answer))
            page->place->is_asked = false;
        else
            take(page, answer);
        if (run->is_looking)
            go_on(run);
    }
    free(page);
}

static void ask_newest(struct mm_catch *run, struct mm_place *place, size_t most)
{
    struct page *page = keep_new(sizeof(*page));

    *page = (struct page){run, place, run->round, most};
    place->is_asked = true;
    run->n_newest++;
    mm_ask(run->mm,
           &(struct mm_call){.method = "GET",
                             .path = arena_printf(run->arena,
                                                  "/channels/%s/posts?per_page=%zu",
                                                  place->id, most)},
           on_newest, page);
}

/* Where somebody has spoken meanwhile comes first. */
static struct mm_place *next_newest(struct mm_catch *run)
{
    for (const struct mm_held *held = run->first; held; held = held->next) {
        struct mm_place *place = mm_find_place(run, held->post->channel);

        if (place && !place->is_asked && is_quiet(place))
            return place;
    }
    for (; run->at < run->n; run->at++) {
        struct mm_place *place = &run->places[run->at];

        if (!place->is_asked && (has_ticks(run, place) || is_quiet(place)))
            return place;
    }
    return NULL;
}

static void go_on(struct mm_catch *run)
{
    bool is_ended = run->has_failed || run->mm->is_closed;
    struct mm_place *place;

    while (!is_ended && run->n_newest < AT_ONCE && (place = next_newest(run))) {
        ask_newest(run, place, has_ticks(run, place) ? TICKED : SAME_MS);
    }
    if (run->n_newest > 0)
        return;
    run->is_looking = false;
    if (is_ended)
        mm_catch_fail(run);
    else
        mm_catch_again(run);
}

void mm_read_newest(struct mm_catch *run)
{
    run->at = 0;
    run->is_looking = true;
    go_on(run);
}

void mm_look_at(struct mm_catch *run, const char *channel)
{
    struct mm_place *place = mm_find_place(run, channel);

    if (run->is_open && !run->is_stale && place && place->anchor && !place->is_read &&
        !place->is_asked)
        ask_newest(run, place, TICKED);
}
