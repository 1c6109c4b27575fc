/* One transaction of the desk: turns for what came, what is due and what may leave. */

#include "bot/desk_inside.h"

#include "base/log.h"
#include "commands/dispatch.h"
#include "store/audit.h"
#include "store/people.h"

#include <string.h>

enum {
    LETTERS_MOST = 64,  /* taken at once */
    LETTERS_FEW = 16,   /* where few wait for that commit: it is not to be long */
    LETTERS_OUT = 512,  /* on their way: some wait for their platform's pace, and keep
                           no other from going */
    TIMERS_MOST = 1024, /* due ones in one transaction */
    FULL_MS = 5000      /* until a full disk is tried again */
};

static int64_t now_of(const struct desk *desk)
{
    return desk->clock->clock.wall_ms(&desk->clock->clock);
}

/* The desk's own work: a turn without an inbox row, in the batch's arena. */
static enum rc
own_turn(struct desk *desk, struct batch *batch, struct inbound *in, int64_t now,
         enum rc (*work)(struct turn *t, struct desk *desk, struct batch *batch))
{
    struct turn t;
    enum rc rc;

    *in = (struct inbound){
        .kind = IN_ERRAND, .platform = "desk", .event = "", .reads_only = true};
    rc = turn_begin(desk->store, batch->arena, batch->arena, in, now, &t);
    if (rc == RC_OK)
        rc = work(&t, desk, batch);
    if (rc != RC_OK)
        batch->err = t.err;
    return rc == RC_OK ? turn_end(&t, RC_OK) : rc;
}

static void add_news(struct news ***end, struct news *news)
{
    while (news) {
        **end = news;
        *end = &news->next;
        news = news->next;
    }
}

static void add_leaver(struct batch *batch, int64_t person)
{
    struct leaver *leaver = TAKE(batch->arena, struct leaver);

    *leaver = (struct leaver){batch->leavers, person};
    batch->leavers = leaver;
}

static bool touches_people(const struct turn *t)
{
    for (size_t i = 0; i < t->n_touched; i++)
        if (t->touched[i].kind == &people_kind)
            return true;
    return false;
}

static enum rc place_is_known(struct turn *t, const struct inbound *in)
{
    if (in->conversation && !t->where.id)
        return err_set(&t->err, RC_ABSENT,
                       IN(t, "there is no such room", "没有这个房间"));
    return RC_OK;
}

static enum rc run_words(struct turn *t)
{
    TRY(place_is_known(t, t->in));
    if (strcmp(t->where.id ? t->where.purpose : "", "people") == 0)
        return RC_OK; /* two people among themselves */
    return dispatch(t);
}

/* The clock's goal is kept with the turn that set it, so that a restart walks on. */
static enum rc keep_goal(struct turn *t)
{
    struct firm firm;

    if (!t->clock_goal)
        return RC_OK;
    TRY(firm_get(t, &firm));
    firm.clock_goal = t->clock_goal;
    return firm_put(t, &firm);
}

static enum rc work_of(struct turn *t)
{
    struct inbound *in = t->in;

    if (in->kind == IN_ERRAND) {
        in->rc = in->errand(t, in);
        if (in->rc != RC_OK)
            in->err = t->err;
        TRY(in->rc);
    } else {
        TRY(run_words(t));
    }
    TRY(keep_goal(t));
    TRY(scheduler_plan(t));
    return redraw_touched(t);
}

static void log_turn(const struct turn *t, int64_t began_us, int64_t ended_us)
{
    struct log_line line;

    /* What asks with a form is no fault, though the command is not done yet. */
    bool is_fine = t->in->rc == RC_OK || (t->in->rc == RC_USAGE && is_asking(t));
    log_begin(&line, is_fine ? LOG_INFO : LOG_WARN, "turn");
    log_int(&line, "turn", t->id);
    log_text(&line, "chat", t->in->platform);
    log_text(&line, "who", t->me.id ? t->me.handle : "-");
    log_text(&line, "cmd", t->action ? t->action : "-");
    log_text(&line, "step", t->step);
    log_text(&line, "rc", rc_name(t->in->rc));
    log_int(&line, "us", ended_us - began_us);
    if (t->err.detail[0] && t->in->rc != RC_OK)
        log_text(&line, "detail", t->err.detail);
    log_end(&line);
}

/* One message, one turn. Anything but RC_OK means that the database failed and the batch
 * is lost. */
static enum rc run_turn(struct desk *desk, struct batch *batch, struct inbound *in,
                        int64_t now, struct news ***news_end)
{
    const struct clock *clock = &desk->clock->clock;
    int64_t began = clock->steady_us(clock);
    struct turn t;
    enum rc rc = turn_begin(desk->store, desk->turns, batch->arena, in, now, &t);

    if (rc == RC_BROKEN || rc == RC_AGAIN) {
        batch->err = t.err;
        return rc;
    }
    if (rc == RC_OK && !t.is_repeat)
        rc = work_of(&t);
    else if (rc == RC_DENIED)
        rc = dispatch_stranger(&t);
    in->rc = rc;
    in->is_repeat = t.is_repeat;
    in->turn = t.id;
    in->lang = t.lang;
    in->zone = t.zone;
    if (rc != RC_OK)
        in->err = t.err;
    rc = turn_end(&t, rc);
    if (rc != RC_OK) {
        batch->err = t.err;
        return rc;
    }
    add_news(news_end, t.news);
    if (in->rc == RC_OK && t.left)
        add_leaver(batch, t.left);
    batch->people_changed |= in->rc == RC_OK && touches_people(&t);
    if (in->rc == RC_OK && t.clock_goal) {
        desk->clock_goal = t.clock_goal;
        desk->walker = in;
    }
    log_turn(&t, began, clock->steady_us(clock));
    arena_empty(desk->turns);
    return RC_OK;
}

static enum rc keep_shift(struct turn *t, struct desk *desk, struct batch *batch)
{
    struct firm firm;

    TRY(firm_get(t, &firm));
    firm.clock_shift = batch->clock_shift;
    firm.clock_goal = desk->clock_goal;
    return firm_put(t, &firm);
}

/*
 * The demo's clock walks: to the next timer that is due on the way, or to its goal, so
 * that all that falls due is said at its own time. One step a batch.
 */
static enum rc walk(struct desk *desk, struct batch *batch)
{
    int64_t now = now_of(desk), next = 0, to = desk->clock_goal;
    struct inbound in;

    TRY(scheduler_next(desk->store, desk->turns, &next, &batch->err));
    arena_empty(desk->turns);
    if (next && next <= desk->clock_goal)
        to = next;
    else
        desk->clock_goal = 0;
    batch->clock_shift = desk->clock->shift_ms + (to > now ? to - now : 0);
    TRY(own_turn(desk, batch, &in, now, keep_shift));
    atomic_store(&desk->clock->shift_ms, batch->clock_shift);
    batch->clock_moved = true;
    return RC_OK;
}

static enum rc take_letters(struct turn *t, struct desk *desk, struct batch *batch)
{
    size_t most = desk->is_crowded ? LETTERS_MOST : LETTERS_FEW, n = 0;

    batch->letters = TAKE_N(batch->arena, most, struct letter);
    TRY(letters_take(t, most, batch->letters, &n));
    batch->n_letters = n;
    desk->has_more |= n == most && desk->letters_out + n < LETTERS_OUT;
    return RC_OK;
}

static enum rc next_letter(struct turn *t, struct desk *desk, struct batch *batch)
{
    int64_t when = 0;

    if (desk->letters_out + batch->n_letters > 0)
        return RC_OK; /* their outcomes wake us */
    TRY(outbox_next(t, &when));
    if (when && (!batch->next_due || when < batch->next_due))
        batch->next_due = when;
    return RC_OK;
}

static enum rc run_due(struct desk *desk, struct batch *batch, struct news ***news_end)
{
    int64_t now = now_of(desk);
    struct inbound in;
    size_t ran = 0;

    TRY(scheduler_run(desk->store, desk->turns, batch->arena, now, TIMERS_MOST, &ran,
                      news_end, &batch->err));
    desk->has_more = ran > 0 || desk->clock_goal != 0;
    if (desk->letters_out < LETTERS_OUT)
        TRY(own_turn(desk, batch, &in, now, take_letters));
    TRY(scheduler_next(desk->store, desk->turns, &batch->next_due, &batch->err));
    TRY(own_turn(desk, batch, &in, now, next_letter));
    arena_empty(desk->turns);
    return RC_OK;
}

static enum rc run_all(struct desk *desk, struct batch *batch, void **items, size_t n)
{
    struct news **news_end = &batch->news;
    int64_t now = now_of(desk);

    desk->is_crowded = n >= LETTERS_MOST;
    TRY(store_begin(desk->store, &batch->err));
    for (struct inbound *at = outcomes_first(&desk->kept); at; at = outcomes_next(at))
        TRY(run_turn(desk, batch, at, now, &news_end));
    for (size_t i = 0; i < n; i++) {
        struct inbound *in = items[i];

        if (in != &desk->tick && !in->between)
            TRY(run_turn(desk, batch, in, now, &news_end));
    }
    if (desk->clock_goal)
        TRY(walk(desk, batch));
    TRY(run_due(desk, batch, &news_end));
    return store_commit(desk->store, &batch->err);
}

static void keep_outcomes(struct desk *desk, void **items, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (outcome_is(items[i])) {
            outcomes_keep(&desk->kept, items[i]);
            items[i] = &desk->tick;
        }
}

/* As far as it is known without the database. */
static enum lang lang_of(const struct inbound *in)
{
    bool is_chinese = in->lang == LANG_ZH || (in->face && in->face->locale &&
                                              strncmp(in->face->locale, "zh", 2) == 0);

    return is_chinese ? LANG_ZH : LANG_EN;
}

const char *desk_full_words(const struct inbound *in)
{
    if (in->kind != IN_WORDS || !(in->is_addressed || in->is_direct))
        return NULL;
    return lang_of(in) == LANG_ZH
               ? "这里的磁盘满了。您写的我先留着，一有空间就办。"
               : "The disk here is full. I keep what you wrote, and do it when there is room.";
}

/* The batch is lost: nobody is told that it was stored. On a full disk they are told to
 * try again, and so do we. */
static void lose(struct desk *desk, struct batch *batch, void **items, size_t n,
                 enum rc rc)
{
    store_rollback(desk->store);
    batch->news = NULL;
    batch->leavers = NULL;
    batch->people_changed = false;
    batch->n_letters = 0;
    batch->clock_moved = false;
    batch->next_due = now_of(desk) + FULL_MS;
    batch->is_broken = rc != RC_AGAIN;
    desk->is_broken = batch->is_broken;
    log_note(LOG_ERROR, "batch", "detail",
             batch->err.detail[0] ? batch->err.detail : batch->err.said);
    for (size_t i = 0; i < n; i++) {
        struct inbound *in = items[i];

        if (in == &desk->tick || in->between)
            continue;
        in->rc = rc;
        in->err = (struct err){.rc = rc, .lang = lang_of(in)};
        (void)err_set(
            &in->err, rc,
            IN(&in->err,
               "the disk is full, nothing was saved; please send it again later",
               "磁盘已满，什么都没有保存，请稍后再发"));
    }
}

/* Whose answers go with this batch: all that came, but for who waits for the clock to
 * arrive. */
static void hand_back(struct desk *desk, struct batch *batch, void **items, size_t n)
{
    batch->done = TAKE_N(batch->arena, n + 1, struct inbound *);
    for (size_t i = 0; i < n; i++) {
        struct inbound *in = items[i];

        if (in != &desk->tick && in != desk->walker)
            batch->done[batch->n_done++] = in;
    }
    if (desk->walker && !desk->clock_goal) {
        batch->done[batch->n_done++] = desk->walker;
        desk->walker = NULL;
    }
}

static bool has_result(const struct batch *batch)
{
    return batch->n_done > 0 || batch->news || batch->n_letters > 0 ||
           batch->clock_moved || batch->records_changed || batch->is_broken;
}

static void run_between(struct desk *desk, void **items, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct inbound *in = items[i];

        if (in != &desk->tick && in->between)
            in->rc = in->between(desk->store, in);
    }
}

void batch_run(struct desk *desk, void **items, size_t n)
{
    int64_t shift = desk->clock->shift_ms, goal = desk->clock_goal;
    int64_t audited = audit_count(desk->store);
    struct arena *arena = arena_new();
    struct batch *batch = TAKE(arena, struct batch);
    size_t noted = outcomes_count(&desk->kept, items, n);
    enum rc rc;

    batch->arena = arena;
    run_between(desk, items, n);
    desk->letters_out -= noted;
    rc = run_all(desk, batch, items, n);
    batch->records_changed = rc == RC_OK && audit_count(desk->store) != audited;
    if (rc == RC_OK) {
        outcomes_end(&desk->kept);
    } else {
        desk->letters_out += noted;
        if (rc == RC_AGAIN)
            keep_outcomes(desk, items, n);
        lose(desk, batch, items, n, rc);
        atomic_store(&desk->clock->shift_ms, shift);
        desk->clock_goal = goal;
        desk->walker = goal ? desk->walker : NULL;
        desk->has_more = false;
    }
    hand_back(desk, batch, items, n);
    desk->letters_out += batch->n_letters;
    if (has_result(batch) || batch->next_due != desk->next_due) {
        desk->next_due = batch->next_due;
        queue_put_answer(desk->out, batch);
    } else {
        arena_free(arena);
    }
}
