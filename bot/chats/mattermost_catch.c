/*
 * What was said while we did not listen, read over REST: after a start, and when the
 * socket is a new one.
 *
 * Where reading goes on is the newest event of each channel that became a turn. Posts are
 * asked for behind it by id: `since` gives a thousand at most and not the oldest of them.
 * Live posts wait meanwhile, so that the order within a channel holds; what comes twice
 * is known to the inbox.
 */

#include "bot/chats/mattermost_inside.h"

#include "base/keep.h"
#include "base/log.h"
#include "base/text.h"
#include "store/conversations.h"

#include <stdlib.h>
#include <string.h>

enum {
    PAGE = 200,
    MOST_CHANNELS = 2000,
    MOST_HELD = 20000,
    TICKS_PAGE = 60,
    AGAIN_MS = 3000
};

static const int64_t ticks_ms = 14LL * 24 * 3600 * 1000;

struct place {
    const char *id, *title;
    char type;
    int64_t last_at;    /* of its newest post */
    const char *anchor; /* the post that we read last, or NULL */
    int64_t read_at;    /* its time */
};

struct found {
    const struct mm_post *post;
    const struct place *place;
    int64_t order; /* the server's, within the channel */
};

struct held {
    struct held *next;
    struct arena *arena;
    const struct mm_post *post;
    char type;
    const char *title;
};

struct mm_catch {
    struct mattermost *mm;
    struct arena *arena; /* of this run; NULL: none is on */
    struct place *places;
    size_t n, at;
    int per;          /* posts asked for at once; fewer when so many were too much */
    const char *from; /* the post before or behind which is read now, or NULL */
    int page;         /* from there */
    int64_t n_back;   /* how often reading went further back in this channel, negative */
    int64_t since; /* when the newest that became a turn was said, anywhere; 0: never */
    struct found *found; /* read from the newest back: not heard yet */
    size_t n_found, room;
    struct held *first, **end;
    size_t n_held;
    bool again, has_hole;
    struct loop_timer *timer;
};

static void read_next(struct mm_catch *run);

static void release(struct mm_catch *run)
{
    struct held *held;

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

/* Once more at once, or what is said now would be read before what was left to it. */
static void finish(struct mm_catch *run)
{
    arena_free(run->arena);
    run->arena = NULL;
    run->per = PAGE;
    release(run);
    if (run->again && !run->mm->is_closed)
        begin(run);
}

/* The server did not answer: all of it is tried again, nothing was skipped. Held posts go
 * on waiting. */
static void fail(struct mm_catch *run)
{
    arena_free(run->arena);
    run->arena = NULL;
    run->has_hole = true;
    if (!run->mm->is_closed)
        loop_timer_set(run->timer, AGAIN_MS);
}

static void fetch(struct mm_catch *run, const char *path,
                  void (*then)(void *arg, const struct mm_answer *answer))
{
    mm_ask(run->mm, &(struct mm_call){.method = "GET", .path = path}, then, run);
}

static struct place *here(struct mm_catch *run)
{
    return &run->places[run->at];
}

static void next_place(struct mm_catch *run)
{
    run->at++;
    read_next(run);
}

static void hear(struct mm_catch *run, const struct mm_post *posts, size_t n)
{
    const struct place *place = here(run);

    for (size_t i = 0; i < n; i++)
        if (posts[i].made_at >= place->read_at)
            mm_hear_post(run->mm, &posts[i], place->type, place->title);
}

/* A page of long posts, or of posts with much in them, may be more than we take. */
static void take_less(struct mm_catch *run, const struct mm_answer *answer)
{
    if (answer->status < 500 && run->per > 1)
        run->per = (run->per + 7) / 8;
    fail(run);
}

/* False when the answer ended the run, or this channel. */
static bool read_posts(struct mm_catch *run, const struct mm_answer *answer,
                       struct mm_post **posts, size_t *n)
{
    struct err err = {0};

    if (run->mm->is_closed) {
        fail(run);
        return false;
    }
    if (answer->rc == RC_RULE) { /* we may not read it any more */
        next_place(run);
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
    const struct found *a = one, *b = other;

    if (a->post->made_at != b->post->made_at)
        return a->post->made_at < b->post->made_at ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static void hear_found(struct mm_catch *run)
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
        struct found *more = TAKE_N(run->arena, 2 * run->room + n, struct found);

        if (run->n_found > 0)
            memcpy(more, run->found, run->n_found * sizeof(*more));
        run->found = more;
        run->room = 2 * run->room + n;
    }
    for (size_t i = first; i < n; i++)
        if (posts[i].made_at >= here(run)->read_at)
            run->found[run->n_found++] =
                (struct found){&posts[i], here(run), run->n_back * PAGE + (int64_t)i};
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
        hear_found(run);
    next_place(run);
}

static void ask_back(struct mm_catch *run)
{
    fetch(run,
          arena_printf(run->arena, "/channels/%s/posts?per_page=%d&page=%d%s%s",
                       here(run)->id, run->per, run->page, run->from ? "&before=" : "",
                       run->from ? run->from : ""),
          on_back);
}

static void begin_back(struct mm_catch *run)
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
        begin_back(run);
        return;
    }
    hear(run, posts, n);
    if ((int)n < run->per) {
        next_place(run);
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
        begin_back(run);
        return;
    }
    run->from = posts[0].id;
    run->page = 0;
    ask_on(run);
}

/* --- reactions meanwhile ------------------------------------------------------------ */

static void read_ticks(struct mm_catch *run);

/* A page that is more than we take is passed over: a tick can be set again. */
static void on_ticks(void *arg, const struct mm_answer *answer)
{
    struct mm_catch *run = arg;
    struct mm_reaction *reactions = NULL;
    struct err err = {0};
    size_t n = 0;

    if (run->mm->is_closed || answer->rc == RC_DENIED || answer->status >= 500) {
        fail(run);
        return;
    }
    if (answer->rc == RC_OK && mm_read_reactions(answer->body, answer->len, run->arena,
                                                 &reactions, &n, &err) != RC_OK)
        n = 0;
    for (size_t i = 0; i < n; i++)
        if (reactions[i].made_at >= run->since)
            mm_hear_frame(run->mm, &(struct mm_frame){.what = MM_REACTION,
                                                      .user = reactions[i].user,
                                                      .on_post = reactions[i].post,
                                                      .emoji = reactions[i].emoji,
                                                      .channel = here(run)->id});
    run->at++;
    read_ticks(run);
}

/* What was ticked is among the newest of a channel that is not long silent. */
static void read_ticks(struct mm_catch *run)
{
    while (run->at < run->n && run->since > 0) {
        if (here(run)->last_at > run->since - ticks_ms) {
            fetch(run,
                  arena_printf(run->arena, "/channels/%s/posts?per_page=%d",
                               here(run)->id, TICKS_PAGE),
                  on_ticks);
            return;
        }
        run->at++;
    }
    finish(run);
}

static void read_next(struct mm_catch *run)
{
    while (run->at < run->n) {
        const struct place *place = here(run);

        if (place->anchor)
            hear_found(run);
        if (place->anchor && place->last_at >= place->read_at) {
            fetch(run,
                  arena_printf(run->arena, "/channels/%s/posts?before=%s&per_page=1",
                               place->id, place->anchor),
                  on_before);
            return;
        }
        if (!place->anchor && place->read_at && place->last_at >= place->read_at) {
            begin_back(run); /* somebody wrote to us for the first time meanwhile */
            return;
        }
        run->at++;
    }
    hear_found(run);
    run->at = 0;
    read_ticks(run);
}

/* --- where we were ------------------------------------------------------------------ */

/* "CHANNEL/MILLISECONDS/POST" */
static void set_anchor(struct place *place, const char *event, struct arena *arena)
{
    const char *slash = strchr(event, '/');
    const char *second = slash ? strchr(slash + 1, '/') : NULL;

    if (!second || !mm_is_id(second + 1))
        return;
    place->anchor = arena_copy(arena, second + 1);
    place->read_at = strtoll(slash + 1, NULL, 10);
}

struct marks {
    struct mm_catch *run;
    const char **events; /* by place, or NULL */
};

static enum rc find_marks(struct turn *t, struct inbound *in)
{
    struct marks *marks = in->whose;
    struct read_place *read = TAKE_N(t->arena, MOST_CHANNELS, struct read_place);
    size_t n = 0;

    TRY(conversations_read(t, "mattermost", read, MOST_CHANNELS, &n));
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < marks->run->n; j++)
            if (strcmp(read[i].place.key, marks->run->places[j].id) == 0)
                marks->events[j] = arena_copy(in->arena, read[i].event);
    return RC_OK;
}

/* Channels where nothing became a turn yet stand first. */
static int compare_places(const void *one, const void *other)
{
    const struct place *a = one, *b = other;

    return (a->anchor != NULL) - (b->anchor != NULL);
}

/* A channel where nothing became a turn yet is read from the time of the newest that did
 * anywhere: somebody may have written for the first time. */
static void on_marks(struct inbound *in)
{
    struct marks *marks = in->whose;
    struct mm_catch *run = marks->run;
    int64_t newest = 0;

    if (in->rc != RC_OK || run->mm->is_closed) {
        fail(run);
        arena_free(in->arena);
        return;
    }
    for (size_t i = 0; i < run->n; i++) {
        if (marks->events[i])
            set_anchor(&run->places[i], marks->events[i], run->arena);
        if (run->places[i].read_at > newest)
            newest = run->places[i].read_at;
    }
    for (size_t i = 0; i < run->n; i++)
        if (!run->places[i].anchor)
            run->places[i].read_at = newest;
    run->since = newest;
    arena_free(in->arena);
    if (run->n > 0)
        qsort(run->places, run->n, sizeof(*run->places), compare_places);
    read_next(run);
}

static void ask_marks(struct mm_catch *run)
{
    struct arena *arena = arena_new_small();
    struct inbound *in = TAKE(arena, struct inbound);
    struct marks *marks = TAKE(arena, struct marks);

    *marks = (struct marks){run, TAKE_N(arena, run->n + 1, const char *)};
    *in = (struct inbound){.kind = IN_ERRAND,
                           .platform = "mattermost",
                           .event = "",
                           .errand = find_marks,
                           .reads_only = true,
                           .whose = marks,
                           .done = on_marks,
                           .arena = arena};
    if (desk_put(run->mm->bot->desk, in))
        return;
    arena_free(arena);
    fail(run);
}

static void on_channels(void *arg, const struct mm_answer *answer)
{
    struct mm_catch *run = arg;
    JSON *list = mm_json(answer);
    const cJSON *channel;

    if (run->mm->is_closed || !cJSON_IsArray(list)) {
        fail(run);
        return;
    }
    run->places = TAKE_N(run->arena, (size_t)cJSON_GetArraySize(list) + 1, struct place);
    cJSON_ArrayForEach(channel, list)
    {
        struct place *place = &run->places[run->n];
        const char *id = json_text(channel, "id"), *type = json_text(channel, "type");
        const char *title = json_text(channel, "display_name");

        if (!mm_is_id(id) || !type || run->n == MOST_CHANNELS)
            continue;
        *place = (struct place){.id = arena_copy(run->arena, id),
                                .title = arena_copy(run->arena, title ? title : ""),
                                .type = type[0]};
        (void)json_int(channel, "last_post_at", &place->last_at);
        run->n++;
    }
    ask_marks(run);
}

/* --- beginning ---------------------------------------------------------------------- */

static void begin(struct mm_catch *run)
{
    run->again = run->has_hole = false;
    run->arena = arena_new();
    run->places = NULL;
    run->n = run->at = 0;
    run->found = NULL;
    run->n_found = run->room = 0;
    fetch(run, "/users/me/channels", on_channels);
}

static void on_timer(void *arg)
{
    struct mm_catch *run = arg;

    if (!run->arena && !run->mm->is_closed)
        begin(run);
}

void mm_catch_up(struct mattermost *mm)
{
    struct mm_catch *run = mm->caught;

    if (!run) {
        run = mm->caught = TAKE(mm->bot->arena, struct mm_catch);
        run->mm = mm;
        run->end = &run->first;
        run->per = PAGE;
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
    struct held *held;

    if (!run || (!run->arena && !run->has_hole))
        return false;
    if (run->n_held == MOST_HELD) {
        run->again = true;
        return true;
    }
    arena = arena_new_small();
    held = TAKE(arena, struct held);
    *held = (struct held){.arena = arena,
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
    release(run);
}
