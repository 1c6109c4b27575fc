/* One channel of a catch-up, read page by page: on from where we were, or from the newest
 * back. */

#include "bot/chats/mattermost_catch.h"

#include "base/log.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static void fetch(struct mm_catch *run, const char *path,
                  void (*then)(void *arg, const struct mm_answer *answer))
{
    mm_ask(run->mm, &(struct mm_call){.method = "GET", .path = path}, then, run);
}

void mm_hear_page(struct mm_catch *run, const struct mm_place *place,
                  const struct mm_post *posts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (posts[i].made_at >= place->read_at)
            mm_hear_post(run->mm, &posts[i], place->type, place->title);
}

/* A page of long posts, or of posts with much in them, may be more than we take; one post
 * alone ends the reading there. */
static void take_less(struct mm_catch *run, const struct mm_answer *answer)
{
    bool is_much = answer->is_too_long || (answer->rc == RC_OK && *answer->body == '{');

    if (is_much && run->per == 1) {
        log_note(LOG_ERROR, "mattermost", "not_read_further", run->here->title);
        run->per = MM_PAGE;
        mm_catch_next(run);
        return;
    }
    if (answer->status < 500 && run->per > 1)
        run->per = (run->per + 7) / 8;
    mm_catch_fail(run);
}

/* False when the answer ended the run, or this channel. */
static bool read_posts(struct mm_catch *run, const struct mm_answer *answer,
                       struct mm_post **posts, size_t *n)
{
    struct err err = {0};

    if (run->mm->is_closed) {
        mm_catch_fail(run);
        return false;
    }
    if (answer->rc == RC_RULE) { /* we may not read it any more */
        mm_catch_next(run);
        return false;
    }
    arena_empty(run->page);
    if (answer->rc != RC_OK ||
        mm_read_posts(answer->body, answer->len, run->page, posts, n, &err) != RC_OK) {
        take_less(run, answer);
        return false;
    }
    return true;
}

/* --- from the newest back ----------------------------------------------------------- */

/* By time; what was posted in one millisecond as the server has it. */
static int compare_found(const void *one, const void *other)
{
    const struct mm_found *a = one, *b = other;

    if (a->post->made_at != b->post->made_at)
        return a->post->made_at < b->post->made_at ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static void sort_found(struct mm_catch *run)
{
    if (run->n_found > 0)
        qsort(run->found, run->n_found, sizeof(*run->found), compare_found);
}

void mm_hear_found(struct mm_catch *run)
{
    sort_found(run);
    for (size_t i = 0; i < run->n_found; i++) {
        const struct mm_found *found = &run->found[i];

        mm_hear_post(run->mm, found->post, found->place->type, found->place->title);
    }
    mm_forget_found(run, 0);
}

void mm_forget_found(struct mm_catch *run, size_t from)
{
    for (size_t i = from; i < run->n_found; i++)
        arena_free(run->found[i].arena);
    run->n_found = from < run->n_found ? from : run->n_found;
}

/* The number of posts, from the oldest on, that were said before we were put there. */
static size_t before_us(const struct mm_catch *run, const struct mm_post *posts, size_t n)
{
    while (n > 0 && !text_same(posts[n - 1].joined, run->mm->me))
        n--;
    return n;
}

static void find_one(struct mm_catch *run, const struct mm_post *post, int64_t order)
{
    struct arena *arena;

    if (post->made_at < run->here->read_at || (run->until && post->made_at >= run->until))
        return;
    arena = arena_new_small();
    run->found[run->n_found++] =
        (struct mm_found){arena, mm_copy_post(post, arena), run->here, order};
    if (run->n_found < (size_t)2 * MM_FEW)
        return;
    sort_found(run);
    run->until = run->found[MM_FEW].post->made_at;
    mm_forget_found(run, MM_FEW);
}

static void find(struct mm_catch *run, const struct mm_post *posts, size_t first,
                 size_t n)
{
    if (!run->found)
        run->found = TAKE_N(run->arena, (size_t)2 * MM_FEW, struct mm_found);
    for (size_t i = first; i < n; i++)
        find_one(run, &posts[i], run->n_back * MM_PAGE + (int64_t)i);
}

static void ask_back(struct mm_catch *run);

static void ask_on(struct mm_catch *run);

static void go_back(struct mm_catch *run, const struct mm_post *posts, size_t n)
{
    const char *next = mm_older(posts, n);

    run->newer_from = run->from;
    run->newer_at_page = run->at_page;
    run->at_page = next ? 0 : run->at_page + 1;
    run->from = next ? arena_copy(run->arena, next) : run->from;
    run->n_back--;
    mm_catch_step(run, ask_back);
}

/* Where our mark is not known there any more: from the oldest that we look for, on. */
static void turn(struct mm_catch *run, const struct mm_post *posts, size_t n)
{
    const char *next;

    if (n == 0 && run->n_back < 0 && !run->is_turned) { /* it was the page before */
        run->is_turned = true;
        run->from = run->newer_from;
        run->at_page = run->newer_at_page;
        ask_back(run);
        return;
    }
    run->is_turned = true;
    mm_hear_page(run, run->here, posts, n);
    if (n == 0 || run->n_back == 0) {
        mm_catch_next(run);
        return;
    }
    next = mm_newer(posts, n);
    run->from = arena_copy(run->arena, next ? next : posts[0].id);
    run->at_page = 0;
    mm_catch_step(run, ask_on);
}

/* Channels where nothing became a turn yet are heard together, by time: should we be
 * ended within them, the newest turn of all says how far they were read. */
static void on_back(void *arg, const struct mm_answer *answer)
{
    struct mm_catch *run = arg;
    struct mm_post *posts;
    size_t n, first;
    bool is_older;

    if (!read_posts(run, answer, &posts, &n))
        return;
    first = run->here->anchor ? 0 : before_us(run, posts, n);
    is_older = (int)n < run->per || first > 0 || posts[0].made_at < run->here->read_at;
    if (!run->here->anchor)
        find(run, posts, first, n);
    if (!is_older && !run->is_turned)
        go_back(run, posts, n);
    else if (run->here->anchor)
        turn(run, posts, n);
    else
        mm_catch_next(run);
}

static void ask_back(struct mm_catch *run)
{
    fetch(run,
          arena_printf(run->arena, "/channels/%s/posts?per_page=%d&page=%d%s%s",
                       run->here->id, run->per, run->at_page, run->from ? "&before=" : "",
                       run->from ? run->from : ""),
          on_back);
}

void mm_read_back(struct mm_catch *run)
{
    run->from = run->newer_from = NULL;
    run->at_page = run->newer_at_page = 0;
    run->n_back = 0;
    run->is_turned = false;
    ask_back(run);
}

/* --- on from where we were ---------------------------------------------------------- */

static void on_page(void *arg, const struct mm_answer *answer)
{
    struct mm_catch *run = arg;
    struct mm_post *posts;
    const char *next;
    size_t n;

    if (!read_posts(run, answer, &posts, &n))
        return;
    /* An anchor that is not known there gives an empty list, as if nothing had come. */
    if (n == 0 && run->at_page == 0 && !run->is_turned &&
        run->here->last_at > run->here->read_at) {
        mm_read_back(run);
        return;
    }
    mm_hear_page(run, run->here, posts, n);
    if ((int)n < run->per) {
        mm_catch_next(run);
        return;
    }
    next = mm_newer(posts, n);
    run->at_page = next ? 0 : run->at_page + 1;
    run->from = next ? arena_copy(run->arena, next) : run->from;
    if (run->is_turned) {
        mm_catch_step(run, ask_on);
        return;
    }
    run->here->from = run->from;
    run->here->at_page = run->at_page;
    mm_catch_page(run, ask_on);
}

static void ask_on(struct mm_catch *run)
{
    fetch(run,
          arena_printf(run->arena, "/channels/%s/posts?after=%s&per_page=%d&page=%d",
                       run->here->id, run->from, run->per, run->at_page),
          on_page);
}

/* One before the last that we read: `after` leaves out what was posted in the anchor's
 * own millisecond. */
static void on_before(void *arg, const struct mm_answer *answer)
{
    struct mm_catch *run = arg;
    struct mm_post *posts;
    size_t n;

    if (!read_posts(run, answer, &posts, &n))
        return;
    if (n == 0) {
        mm_read_back(run);
        return;
    }
    run->from = arena_copy(run->arena, posts[0].id);
    run->at_page = 0;
    ask_on(run);
}

void mm_read_on(struct mm_catch *run)
{
    run->is_turned = false;
    if (run->here->from) {
        run->from = run->here->from;
        run->at_page = run->here->at_page;
        ask_on(run);
        return;
    }
    fetch(run,
          arena_printf(run->arena, "/channels/%s/posts?before=%s&per_page=1",
                       run->here->id, run->here->anchor),
          on_before);
}
