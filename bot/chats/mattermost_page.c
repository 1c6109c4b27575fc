/* One channel of a catch-up, read page by page: on from where we were, or from the newest
 * back. */

#include "bot/chats/mattermost_catch.h"

#include <stdlib.h>
#include <string.h>

static void fetch(struct mm_catch *run, const char *path,
                  void (*then)(void *arg, const struct mm_answer *answer))
{
    mm_ask(run->mm, &(struct mm_call){.method = "GET", .path = path}, then, run);
}

static struct mm_place *here(struct mm_catch *run)
{
    return &run->places[run->at];
}

void mm_hear_page(struct mm_catch *run, const struct mm_place *place,
                  const struct mm_post *posts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (posts[i].made_at >= place->read_at)
            mm_hear_post(run->mm, &posts[i], place->type, place->title);
}

/* A page of long posts, or of posts with much in them, may be more than we take. */
static void take_less(struct mm_catch *run, const struct mm_answer *answer)
{
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
    if (answer->rc != RC_OK ||
        mm_read_posts(answer->body, answer->len, run->arena, posts, n, &err) != RC_OK) {
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

void mm_hear_found(struct mm_catch *run)
{
    if (run->n_found > 0)
        qsort(run->found, run->n_found, sizeof(*run->found), compare_found);
    for (size_t i = 0; i < run->n_found; i++)
        mm_hear_post(run->mm, run->found[i].post, run->found[i].place->type,
                     run->found[i].place->title);
    run->n_found = 0;
}

/* The number of posts, from the oldest on, that were said before we were put there. */
static size_t before_us(const struct mm_catch *run, const struct mm_post *posts, size_t n)
{
    while (n > 0 && !text_same(posts[n - 1].joined, run->mm->me))
        n--;
    return n;
}

static void find(struct mm_catch *run, const struct mm_post *posts, size_t first,
                 size_t n)
{
    if (run->n_found + n > run->room) {
        struct mm_found *more = TAKE_N(run->arena, 2 * run->room + n, struct mm_found);

        if (run->n_found > 0)
            memcpy(more, run->found, run->n_found * sizeof(*more));
        run->found = more;
        run->room = 2 * run->room + n;
    }
    for (size_t i = first; i < n; i++)
        if (posts[i].made_at >= here(run)->read_at)
            run->found[run->n_found++] = (struct mm_found){
                &posts[i], here(run), run->n_back * MM_PAGE + (int64_t)i};
}

static void ask_back(struct mm_catch *run);

/* Channels where nothing became a turn yet are heard together, by time: should we be
 * ended within them, the newest turn of all says how far they were read. */
static void on_back(void *arg, const struct mm_answer *answer)
{
    struct mm_catch *run = arg;
    struct mm_post *posts;
    const char *next;
    size_t n, first;

    if (!read_posts(run, answer, &posts, &n))
        return;
    first = here(run)->anchor ? 0 : before_us(run, posts, n);
    find(run, posts, first, n);
    if ((int)n == run->per && first == 0 && posts[0].made_at >= here(run)->read_at) {
        next = mm_older(posts, n);
        run->page = next ? 0 : run->page + 1;
        run->from = next ? next : run->from;
        run->n_back--;
        ask_back(run);
        return;
    }
    if (here(run)->anchor)
        mm_hear_found(run);
    mm_catch_next(run);
}

static void ask_back(struct mm_catch *run)
{
    fetch(run,
          arena_printf(run->arena, "/channels/%s/posts?per_page=%d&page=%d%s%s",
                       here(run)->id, run->per, run->page, run->from ? "&before=" : "",
                       run->from ? run->from : ""),
          on_back);
}

void mm_read_back(struct mm_catch *run)
{
    run->from = NULL;
    run->page = 0;
    run->n_back = 0;
    ask_back(run);
}

/* --- on from where we were ---------------------------------------------------------- */

static void ask_on(struct mm_catch *run);

static void on_page(void *arg, const struct mm_answer *answer)
{
    struct mm_catch *run = arg;
    struct mm_post *posts;
    const char *next;
    size_t n;

    if (!read_posts(run, answer, &posts, &n))
        return;
    /* An anchor that is not known there gives an empty list, as if nothing had come. */
    if (n == 0 && run->page == 0 && here(run)->last_at > here(run)->read_at) {
        mm_read_back(run);
        return;
    }
    mm_hear_page(run, here(run), posts, n);
    if ((int)n < run->per) {
        mm_catch_next(run);
        return;
    }
    next = mm_newer(posts, n);
    run->page = next ? 0 : run->page + 1;
    run->from = next ? next : run->from;
    ask_on(run);
}

static void ask_on(struct mm_catch *run)
{
    fetch(run,
          arena_printf(run->arena, "/channels/%s/posts?after=%s&per_page=%d&page=%d",
                       here(run)->id, run->from, run->per, run->page),
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
    run->from = posts[0].id;
    run->page = 0;
    ask_on(run);
}

void mm_read_on(struct mm_catch *run)
{
    fetch(run,
          arena_printf(run->arena, "/channels/%s/posts?before=%s&per_page=1",
                       here(run)->id, here(run)->anchor),
          on_before);
}
