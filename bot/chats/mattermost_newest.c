/*
 * The newest posts of all channels at once, for there may be thousands: of a channel that
 * stands as we left it, for what was posted in the millisecond that we read last; and of
 * one that is not long silent, for ticks meanwhile.
 */

#include "bot/chats/mattermost_catch.h"

enum { TICKED = 60, SAME_MS = 8 }; /* posts */

static const int64_t ticks_ms = 14LL * 24 * 3600 * 1000;

struct page {
    struct mm_catch *run;
    struct mm_place *place;
    size_t most;
};

static bool is_quiet(const struct mm_place *place)
{
    return place->anchor && place->last_at == place->read_at;
}

static bool has_ticks(const struct mm_catch *run, const struct mm_place *place)
{
    return run->since > 0 && place->last_at > run->since - ticks_ms;
}

static void end_page(struct mm_catch *run)
{
    if (--run->n_newest > 0)
        return;
    if (run->has_failed || run->mm->is_closed) {
        mm_catch_fail(run);
        return;
    }
    mm_catch_again(run);
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

static void hear_same(const struct page *page, const struct mm_answer *answer,
                      struct arena *arena)
{
    struct mm_place *place = page->place;
    struct mm_post *posts;
    struct err err = {0};
    size_t n;

    if (mm_read_posts(answer->body, answer->len, arena, &posts, &n, &err) != RC_OK ||
        (n == page->most && posts[0].made_at >= place->read_at))
        place->is_left = true; /* it is read as those are where more was said */
    else
        mm_hear_page(page->run, place, posts, n);
}

static void on_newest(void *arg, const struct mm_answer *answer)
{
    const struct page *page = arg;
    struct mm_catch *run = page->run;
    struct arena *arena;

    if (run->mm->is_closed || answer->rc == RC_DENIED || answer->status >= 500 ||
        (answer->rc == RC_AGAIN && !answer->was_sent))
        run->has_failed = true;
    else if (answer->rc == RC_AGAIN) /* it did not come whole: maybe more than we take */
        page->place->is_left = is_quiet(page->place);
    arena = arena_new_small();
    if (answer->rc == RC_OK && is_quiet(page->place))
        hear_same(page, answer, arena);
    if (answer->rc == RC_OK && has_ticks(run, page->place))
        hear_ticks(page, answer, arena);
    arena_free(arena);
    end_page(run);
}

static void ask_newest(struct mm_catch *run, struct mm_place *place, size_t most)
{
    struct page *page = TAKE(run->arena, struct page);

    *page = (struct page){run, place, most};
    run->n_newest++;
    mm_ask(run->mm,
           &(struct mm_call){.method = "GET",
                             .path = arena_printf(run->arena,
                                                  "/channels/%s/posts?per_page=%zu",
                                                  place->id, most)},
           on_newest, page);
}

void mm_read_newest(struct mm_catch *run)
{
    run->n_newest = 1; /* until all are asked for */
    for (size_t i = 0; i < run->n; i++)
        if (has_ticks(run, &run->places[i]))
            ask_newest(run, &run->places[i], TICKED);
        else if (is_quiet(&run->places[i]))
            ask_newest(run, &run->places[i], SAME_MS);
    end_page(run);
}
