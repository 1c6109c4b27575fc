/*
 * One conversation that was missed, read page by page and handed in by the time it was
 * said, however long we were away: no more is held at once than FEW messages twice.
 *
 * Slack's history begins with the newest and holds the roots of threads alone, each with
 * the time of its last reply: so it is read further back than we stopped, for the sake of
 * roots. Where more was said than is held, the newest is let go again and read in another
 * round; where its pages began is known by then, so that a round reads but some of them.
 */

#include "base/log.h"
#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <string.h>

enum {
    FEW = 500,
    PER_PAGE = 200, /* messages asked for at once; fewer when so many were too much */
    ROUND_PAGES = 3,
    BACK_PAGES = 3, /* at most, for roots alone */
    MOST_PAGES = 5000,
    FULL_MS = 1000
};

/* A message that waits for the desk, in its own arena; the newest lies at the bottom. */
struct missed {
    struct missed *below;
    struct inbound *in;
};

struct thread {
    struct thread *next;
    const char *root, *last; /* its newest reply, when it was found */
};

struct slack_page {
    struct slack *slack;
    void (*done)(void *arg);
    void *arg;
    struct arena *arena; /* of one conversation */
    struct loop_timer *timer;
    const char *channel, *roots;
    const char *from;  /* what was said since then is heard in this round */
    const char *until; /* and before that; NULL: all */
    struct missed *top;
    size_t n;
    size_t n_out;                    /* handed in, and not stored yet */
    struct thread *threads, *thread; /* found; being read */
    const char **edges; /* the oldest of each page of the history, the newest page's
                           first */
    size_t n_edges, room;
    bool is_first; /* round */
    bool in_threads, is_read;
    const char *latest; /* `until` as it was when the first page was asked for */
    const char *cursor; /* NULL: a first page */
    int per, pages, back_pages;
};

static void ask_page(void *arg);
static void begin_round(struct slack_page *page, const char *from);

static void leave(struct slack_page *page, struct inbound *in)
{
    arena_free(in->arena);
    if (--page->n_out == 0)
        slack_read_stored(page->slack);
}

/* What was missed has no ack. */
static void on_stored(struct inbound *in)
{
    struct slack_page *page = in->whose;

    if (in->rc == RC_AGAIN && !page->slack->is_closing)
        slack_lost(page->slack, in);
    else if (in->rc == RC_OK && !in->is_repeat)
        slack_has_room(page->slack);
    leave(page, in);
}

void slack_miss_again(struct inbound *in)
{
    struct slack_page *page = in->whose;

    if (!page->slack->is_closing)
        slack_lost(page->slack, in);
    leave(page, in);
}

bool slack_page_is_stored(const struct slack_page *page)
{
    return page->n_out == 0;
}

bool slack_was_missed(const struct inbound *in)
{
    return in->done == on_stored;
}

/* --- what is held ------------------------------------------------------------------ */

static void drop(struct missed *missed)
{
    while (missed) {
        struct inbound *in = missed->in;

        missed = missed->below;
        arena_free(in->arena);
    }
}

/* The newest go again, and are left to the next round. */
static void hold_few(struct slack_page *page)
{
    struct missed **at = &page->top;
    const char *event;

    if (page->n < (size_t)2 * FEW)
        return;
    for (int i = 0; i < FEW && *at; i++)
        at = &(*at)->below;
    if (!*at)
        return;
    event = strchr((*at)->in->event, '/') + 1;
    page->until = arena_copy(page->arena, event);
    drop(*at);
    *at = NULL;
    page->n = FEW;
}

/* By the time it was said; once, though a reply may stand in the history as well. */
static void add_missed(struct slack_page *page, struct inbound *in)
{
    struct missed **at = &page->top, *missed;

    while (*at && strcmp((*at)->in->event, in->event) < 0)
        at = &(*at)->below;
    if (*at && strcmp((*at)->in->event, in->event) == 0) {
        arena_free(in->arena);
        return;
    }
    in->done = on_stored;
    in->whose = page;
    missed = TAKE(in->arena, struct missed);
    *missed = (struct missed){*at, in};
    *at = missed;
    page->n++;
    hold_few(page);
}

static void collect(struct slack_page *page, const cJSON *message)
{
    struct arena *arena = arena_new_small();
    struct inbound *in = slack_message(&page->slack->self, message, page->channel,
                                       page->slack->self.team, arena);

    if (in)
        add_missed(page, in);
    else
        arena_free(arena);
}

/* Oldest first, as if they came now: who has never come before is asked for. False: the
 * desk has much to do. */
static bool hand_in(struct slack_page *page)
{
    while (page->top) {
        struct inbound *in = page->top->in;

        if (desk_is_busy(page->slack->bot->desk))
            return false;
        page->top = page->top->below;
        page->n--;
        page->n_out++;
        slack_put(page->slack, in);
    }
    return true;
}

/* --- a page ------------------------------------------------------------------------- */

/* Its thread went on since we stopped. */
static void add_thread(struct slack_page *page, const cJSON *message)
{
    const char *last = json_text(message, "latest_reply"), *ts = json_text(message, "ts");
    struct thread *thread;

    if (!last || strcmp(last, page->from) < 0)
        return;
    thread = TAKE(page->arena, struct thread);
    *thread = (struct thread){page->threads, arena_copy(page->arena, ts),
                              arena_copy(page->arena, last)};
    page->threads = thread;
}

static void add_edge(struct slack_page *page, const char *ts)
{
    if (page->n_edges == page->room) {
        const char **more = TAKE_N(page->arena, 2 * page->room + 16, const char *);

        if (page->n_edges > 0)
            memcpy(more, page->edges, page->n_edges * sizeof(*more));
        page->edges = more;
        page->room = 2 * page->room + 16;
    }
    page->edges[page->n_edges++] = arena_copy(page->arena, ts);
}

static void take_page(struct slack_page *page, const cJSON *messages)
{
    const char *oldest = NULL;
    bool is_back = false;

    for (const cJSON *at = cJSON_IsArray(messages) ? messages->child : NULL; at;
         at = at->next) {
        const char *ts = json_text(at, "ts");

        if (!ts)
            continue;
        if (strcmp(ts, page->from) < 0)
            is_back = true;
        else if (!page->until || strcmp(ts, page->until) < 0)
            collect(page, at);
        if (page->is_first && !page->in_threads)
            add_thread(page, at);
        if (!oldest || strcmp(ts, oldest) < 0)
            oldest = ts;
    }
    page->back_pages += is_back;
    if (oldest && page->is_first && !page->in_threads)
        add_edge(page, oldest);
}

/* From where this round's pages are read: some above `from`. NULL: from the newest. */
static const char *top_edge(const struct slack_page *page)
{
    size_t i = page->n_edges;

    while (i > 0 && strcmp(page->edges[i - 1], page->from) <= 0)
        i--;
    return i > ROUND_PAGES ? page->edges[i - 1 - ROUND_PAGES] : NULL;
}

static void next_round(struct slack_page *page)
{
    if (!hand_in(page)) {
        loop_timer_set(page->timer, FULL_MS);
        return;
    }
    if (page->until) {
        page->is_first = false;
        begin_round(page, page->until);
        return;
    }
    page->channel = NULL;
    page->done(page->arg);
}

static bool is_due(const struct slack_page *page, const struct thread *thread)
{
    return strcmp(thread->last, page->from) >= 0 &&
           (!page->until || strcmp(thread->root, page->until) < 0);
}

/* The next page, thread or round. */
static void go_on(struct slack_page *page)
{
    if (page->cursor) {
        ask_page(page);
        return;
    }
    page->thread = page->in_threads ? page->thread->next : page->threads;
    page->in_threads = true;
    while (page->thread && !is_due(page, page->thread))
        page->thread = page->thread->next;
    page->pages = 0;
    page->latest = page->until;
    page->is_read = !page->thread;
    if (page->is_read)
        next_round(page);
    else
        ask_page(page);
}

/* Later, or fewer at once. False: the answer is what there is. */
static bool asks_again(struct slack_page *page, const struct slack_answer *answer)
{
    if (answer->is_too_much && page->per > 1) {
        page->per = (page->per + 7) / 8;
        ask_page(page);
        return true;
    }
    if (answer->is_too_much || answer->how != SENT_LATER || answer->is_final)
        return false;
    loop_timer_set(page->timer,
                   answer->retry_after_ms >= 0 ? answer->retry_after_ms : FULL_MS);
    return true;
}

static void on_history(void *arg, const struct slack_answer *answer)
{
    struct slack_page *page = arg;
    const char *cursor =
        json_text(json_get(answer->tree, "response_metadata"), "next_cursor");
    bool has_more;

    if (page->slack->is_closing || asks_again(page, answer))
        return;
    if (answer->how != SENT_OK)
        log_note(LOG_WARN, "slack history", "detail", answer->error);
    take_page(page, json_get(answer->tree, "messages"));
    has_more = !text_empty(cursor) && ++page->pages < MOST_PAGES &&
               (page->in_threads || page->back_pages < BACK_PAGES);
    page->cursor = has_more ? arena_copy(page->arena, cursor) : NULL;
    go_on(page);
}

static void ask_page(void *arg)
{
    struct slack_page *page = arg;
    struct slack *slack = page->slack;
    const char *root = page->in_threads ? page->thread->root : NULL;
    struct arena *arena = arena_new_small();
    const char *body =
        slack_form(arena, "channel", page->channel, "inclusive", "true", "oldest",
                   page->is_first && !root ? page->roots : page->from, "limit",
                   arena_printf(arena, "%d", page->per), page->latest ? "latest" : NULL,
                   page->latest, NULL);

    if (page->cursor)
        body = arena_printf(arena, "%s&%s", body,
                            slack_form(arena, "cursor", page->cursor, NULL));
    slack_history(slack, arena, body, root, on_history, page);
    arena_free(arena);
}

static void on_timer(void *arg)
{
    struct slack_page *page = arg;

    if (page->slack->is_closing)
        return;
    if (page->is_read)
        next_round(page);
    else
        ask_page(page);
}

/* --- a conversation ----------------------------------------------------------------- */

static void begin_round(struct slack_page *page, const char *from)
{
    page->from = from;
    page->is_read = page->in_threads = false;
    page->cursor = NULL;
    page->pages = page->back_pages = 0;
    page->until = page->latest = top_edge(page);
    ask_page(page);
}

void slack_page_read(struct slack_page *page, const char *channel, const char *oldest,
                     const char *roots)
{
    struct arena *arena = page->arena;

    arena_empty(arena);
    page->channel = arena_copy(arena, channel);
    page->roots = arena_copy(arena, roots);
    page->threads = NULL;
    page->edges = NULL;
    page->n_edges = page->room = 0;
    page->per = PER_PAGE;
    page->is_first = true;
    begin_round(page, arena_copy(arena, oldest));
}

struct slack_page *slack_page_new(struct slack *slack, void (*then)(void *arg), void *arg)
{
    struct slack_page *page = TAKE(slack->arena, struct slack_page);

    *page = (struct slack_page){
        .slack = slack, .done = then, .arg = arg, .arena = arena_new()};
    page->timer = loop_timer_new(slack->bot->loop, on_timer, page);
    return page;
}

void slack_page_close(struct slack_page *page)
{
    loop_timer_free(page->timer);
    drop(page->top);
    page->top = NULL;
    arena_free(page->arena);
    page->arena = NULL;
}
