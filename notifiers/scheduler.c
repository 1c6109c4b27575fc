/* Timers become turns: each step of a rule is said in a turn of its own, once. */

#include "scheduler.h"

#include "base/log.h"
#include "notifiers/followup.h"
#include "notifiers/verdict.h"
#include "store/people.h"

#include <string.h>

enum {
    LATE_MS = 15 * 60 * 1000,
    AGAIN_MS = 15 * 60 * 1000,
    PAGE = 512 /* timers read, and run in one savepoint, at once */
};

/* A look at the database without a row in the inbox. */
static const struct inbound glance = {
    .kind = IN_ERRAND, .platform = "tick", .event = "", .reads_only = true};

static void forget_error(struct turn *t)
{
    t->err.rc = RC_OK;
    t->err.said[0] = t->err.hint[0] = t->err.detail[0] = '\0';
}

/* What the rule wishes; nothing for a record, or a person, that is gone. */
static enum rc wish_of(struct turn *t, const struct rule *rule, int64_t record,
                       struct wish *out)
{
    enum rc rc = rule->plan(t, record, out);

    if (rc != RC_ABSENT)
        return rc;
    forget_error(t);
    *out = (struct wish){0};
    return RC_OK;
}

static enum rc set(struct turn *t, const struct rule *rule, int64_t record, int step,
                   int64_t due_at)
{
    const struct timer timer = {.kind = rule->kind,
                                .rule = rule->name,
                                .record = record,
                                .due_at = due_at,
                                .step = step};

    return due_at ? timer_set(t, &timer) : timer_off(t, rule->kind, record, rule->name);
}

static void log_failure(const struct turn *t, const struct rule *rule, int64_t record,
                        enum rc rc)
{
    struct log_line line;

    log_begin(&line, rc == RC_AGAIN ? LOG_WARN : LOG_ERROR, "nudge");
    log_int(&line, "turn", t->id);
    log_text(&line, "rule", rule->name);
    log_int(&line, "record", record);
    log_text(&line, "rc", rc_name(rc));
    log_text(&line, "detail", t->err.detail[0] ? t->err.detail : t->err.said);
    log_end(&line);
}

/* A record that a rule cannot read silences that rule, not the person who changed it.
 * `is_taken`: its timer has left the table already. */
static enum rc plan_one(struct turn *t, const struct rule *rule, int64_t record,
                        bool is_taken)
{
    struct wish wish = {0};
    enum rc rc = wish_of(t, rule, record, &wish);

    if (rc == RC_BROKEN || rc == RC_AGAIN)
        return rc;
    if (rc != RC_OK) {
        log_failure(t, rule, record, rc);
        forget_error(t);
        wish = (struct wish){0};
    }
    if (is_taken && !wish.due_at)
        return RC_OK;
    return set(t, rule, record, wish.step, wish.due_at);
}

/* Who ended it, and when, behind what became of it. */
static const char *ended_line(struct turn *t, const char *what,
                              const struct person *reader)
{
    struct day today = wall_at(t, reader->zone, t->now).day;
    const char *when =
        moment_text(t->arena, wall_at(t, reader->zone, t->now), today, reader->lang);

    return t->me.id ? arena_printf(t->arena, IN(reader, "%s by %s, %s", "%s：%s，%s"),
                                   what, t->me.name, when)
                    : arena_printf(t->arena, IN(reader, "%s, %s", "%s，%s"), what, when);
}

static enum rc stands(struct turn *t, const struct nudge *nudge,
                      const struct person *reader, const char **line)
{
    const struct rule *rule = rule_named(nudge->rule);
    struct wish wish = {0};
    bool changed_hands;

    *line = NULL;
    if (text_same(nudge->rule, NUDGE_TOUCH_ASKED)) {
        const char *became = followup_asked_became(t, nudge, reader);

        forget_error(t);
        *line = became ? ended_line(t, became, reader) : NULL;
        return RC_OK;
    }
    if (text_same(nudge->rule, NUDGE_VERDICT_ASKED)) {
        enum rc rc = verdict_became(t, nudge, reader, line);

        if (rc == RC_OK && *line && !**line)
            *line = ended_line(t, IN(reader, "Decided", "已处理"), reader);
        return rc;
    }
    if (!rule || !rule->became)
        return RC_OK;
    enum rc rc = wish_of(t, rule, nudge->record, &wish);
    if (rc == RC_BROKEN || rc == RC_AGAIN)
        return rc;
    if (rc != RC_OK) {
        forget_error(t); /* plan_one has said so */
        return RC_OK;
    }
    if (!rule_nudge_lasts(nudge, &wish, &changed_hands))
        *line = ended_line(
            t,
            changed_hands ? arena_printf(t->arena, IN(reader, "Now %s's", "已转给%s"),
                                         people_name(t, wish.whose))
                          : rule->became(t, nudge->record, reader),
            reader);
    forget_error(t);
    return RC_OK;
}

/* `taken`: the rule whose timer of this record has left the table already, or NULL. */
static enum rc plan_record(struct turn *t, const struct record_kind *kind, int64_t record,
                           const struct rule *taken)
{
    for (size_t i = 0; rules[i]; i++)
        if (strcmp(rules[i]->kind, kind->name) == 0)
            TRY(plan_one(t, rules[i], record, rules[i] == taken));
    return RC_OK;
}

enum rc scheduler_plan_record(struct turn *t, const struct record_kind *kind,
                              int64_t record)
{
    return plan_record(t, kind, record, NULL);
}

/* What rules have announced of the record. */
static enum rc announce_again(struct turn *t, const struct touched *touched)
{
    for (size_t i = 0; rules[i]; i++) {
        if (!rules[i]->announce_again || strcmp(rules[i]->kind, touched->kind->name) != 0)
            continue;
        enum rc rc = rules[i]->announce_again(t, touched->id);
        if (rc == RC_ABSENT)
            forget_error(t); /* it is gone */
        else
            TRY(rc);
    }
    return RC_OK;
}

static enum rc plan_touched(struct turn *t, const struct touched *touched,
                            const struct rule *taken)
{
    TRY(plan_record(t, touched->kind, touched->id, taken));
    TRY(announce_again(t, touched));
    return touched->kind->prefix ? nudges_settle(t, touched->kind, touched->id, stands)
                                 : RC_OK;
}

enum rc scheduler_plan(struct turn *t)
{
    for (size_t i = 0; i < t->n_touched; i++)
        TRY(plan_touched(t, &t->touched[i], NULL));
    return RC_OK;
}

/* A rule's steps that are past count as said; bounded, should a rule never tire. */
static enum rc settle_one(struct turn *t, const struct rule *rule, int64_t record)
{
    enum { STEPS_MOST = 64 };
    struct wish wish = {0};

    for (int i = 0; i < STEPS_MOST; i++) {
        TRY(wish_of(t, rule, record, &wish));
        if (!wish.due_at || wish.due_at > t->now)
            break;
        TRY(spoken_set(t, rule->kind, record, rule->name, wish.round, wish.step));
    }
    return RC_OK;
}

enum rc scheduler_settle(struct turn *t)
{
    for (size_t i = 0; i < t->n_touched; i++)
        for (size_t r = 0; rules[r]; r++)
            if (!rules[r]->shows_in_record &&
                strcmp(rules[r]->kind, t->touched[i].kind->name) == 0)
                TRY(settle_one(t, rules[r], t->touched[i].id));
    return RC_OK;
}

enum rc scheduler_meet_rules(struct turn *t)
{
    for (size_t i = 0; rules[i]; i++)
        TRY(timers_meet(t, rules[i]->kind, rules[i]->name));
    return RC_OK;
}

/* A record that was there before its rule: what is past is not said. `is_taken`: its
 * timer has left the table already. */
static enum rc ask_first(struct turn *t, const struct rule *rule, int64_t record,
                         bool is_taken)
{
    if (!rule->shows_in_record)
        TRY(settle_one(t, rule, record));
    return plan_one(t, rule, record, is_taken);
}

/* rule/record/round/step. One that failed before goes under the time of its new try. */
static const char *event_of(struct arena *arena, const struct rule *rule, int64_t record,
                            const struct wish *wish, int64_t again_at)
{
    const struct record_kind *kind = record_kind_named(rule->kind);
    const char *ref = kind && kind->prefix
                          ? ref_text(arena, kind, record)
                          : arena_printf(arena, "%s-%lld", rule->kind, (long long)record);

    if (again_at)
        return arena_printf(arena, "%s/%s/%s/%d/again-%lld", rule->name, ref, wish->round,
                            wish->step, (long long)again_at);
    return arena_printf(arena, "%s/%s/%s/%d", rule->name, ref, wish->round, wish->step);
}

/* The next step, with whatever else was touched. */
static enum rc plan_on(struct turn *t, const struct rule *rule, int64_t record,
                       bool is_taken)
{
    bool is_touched = false;

    for (size_t i = 0; i < t->n_touched; i++) {
        const struct touched *touched = &t->touched[i];
        bool is_own =
            touched->id == record && strcmp(touched->kind->name, rule->kind) == 0;

        TRY(plan_touched(t, touched, is_own && is_taken ? rule : NULL));
        is_touched |= is_own;
    }
    return is_touched ? RC_OK : plan_one(t, rule, record, is_taken);
}

/* What it said counts, and the next step is planned. */
static enum rc speak(struct turn *t, const struct rule *rule, int64_t record,
                     const struct wish *wish, bool is_taken)
{
    const struct occasion occasion = {.record = record,
                                      .step = wish->step,
                                      .round = wish->round,
                                      .due_at = wish->due_at,
                                      .is_late = t->now - wish->due_at > LATE_MS,
                                      .whose = wish->whose};

    t->action = rule->name;
    TRY(rule->speak(t, &occasion));
    if (!rule->shows_in_record)
        TRY(spoken_set(t, rule->kind, record, rule->name, wish->round, wish->step));
    TRY(plan_on(t, rule, record, is_taken));
    return redraw_touched(t);
}

/* All that one run needs; `look` reads between the turns. */
struct run {
    struct store *store;
    struct arena *arena, *keep;
    int64_t now;
    struct news ***news_end;
    struct err *err;
    struct inbound in;
    struct turn look;
};

static enum rc fail(struct run *run, const struct turn *t, enum rc rc)
{
    *run->err = t->err;
    return rc;
}

/* Begins the turn of a step, under a key that is new. */
static enum rc begin(struct run *run, const struct rule *rule, int64_t record,
                     const struct wish *wish, struct inbound *in, struct turn *t)
{
    *in = (struct inbound){.kind = IN_TICK, .platform = "tick"};
    in->event = event_of(run->arena, rule, record, wish, 0);
    TRY(turn_begin(run->store, run->arena, run->keep, in, run->now, t));
    if (!t->is_repeat)
        return RC_OK;
    /* It had its turn and yet is not said: that turn failed. */
    TRY(turn_end(t, RC_OK));
    in->event = event_of(run->arena, rule, record, wish, run->now);
    return turn_begin(run->store, run->arena, run->keep, in, run->now, t);
}

static void keep_news(struct run *run, struct turn *t)
{
    if (!t->news)
        return;
    **run->news_end = t->news;
    while (**run->news_end)
        *run->news_end = &(**run->news_end)->next;
}

/* A timer must not spin: what failed comes back later, or not at all. */
static enum rc put_off(struct run *run, const struct rule *rule, int64_t record, int step,
                       enum rc rc)
{
    enum rc put =
        set(&run->look, rule, record, step, rc == RC_AGAIN ? run->now + AGAIN_MS : 0);

    return put == RC_OK ? RC_OK : fail(run, &run->look, put);
}

static enum rc run_step(struct run *run, const struct rule *rule, int64_t record,
                        const struct wish *wish)
{
    struct inbound in;
    struct turn t;
    enum rc rc = begin(run, rule, record, wish, &in, &t), ended;

    if (rc != RC_OK)
        return fail(run, &t, rc);
    rc = speak(&t, rule, record, wish, false);
    if (rc != RC_OK)
        log_failure(&t, rule, record, rc);
    ended = turn_end(&t, rc);
    if (ended != RC_OK)
        return fail(run, &t, ended);
    keep_news(run, &t);
    return rc == RC_OK ? RC_OK : put_off(run, rule, record, wish->step, rc);
}

static enum rc run_timer(struct run *run, const struct timer *timer)
{
    const struct rule *rule = rule_named(timer->rule);
    struct turn *look = &run->look;
    struct wish wish = {0};
    enum rc rc;

    if (!rule || strcmp(rule->kind, timer->kind) != 0) {
        rc = timer_off(look, timer->kind, timer->record, timer->rule);
        return rc == RC_OK ? RC_OK : fail(run, look, rc);
    }
    if (timer->step == TIMER_UNASKED) {
        rc = ask_first(look, rule, timer->record, false);
        return rc == RC_OK ? RC_OK : put_off(run, rule, timer->record, 0, rc);
    }
    rc = wish_of(look, rule, timer->record, &wish);
    if (rc != RC_OK) {
        log_failure(look, rule, timer->record, rc);
        forget_error(look);
        return put_off(run, rule, timer->record, timer->step, rc);
    }
    if (wish.due_at && wish.due_at <= run->now)
        return run_step(run, rule, timer->record, &wish);
    rc = set(look, rule, timer->record, wish.step, wish.due_at);
    return rc == RC_OK ? RC_OK : fail(run, look, rc);
}

/* One of a page whose timers are taken already. Whatever is not plain (a rule that is
 * gone, a failure, a step that had its turn before) spoils the page: then each is run
 * alone, above. */
static enum rc run_taken(struct run *run, const struct timer *timer)
{
    const struct rule *rule = rule_named(timer->rule);
    struct inbound in = {.kind = IN_TICK, .platform = "tick"};
    struct wish wish = {0};
    struct turn t;
    enum rc rc;

    if (!rule || strcmp(rule->kind, timer->kind) != 0)
        return RC_OK;
    rc = turn_begin(run->store, run->arena, run->keep, &in, run->now, &t);
    if (rc != RC_OK)
        return fail(run, &t, rc);
    if (timer->step == TIMER_UNASKED) {
        rc = ask_first(&t, rule, timer->record, true);
        rc = rc == RC_OK ? RC_OK : turn_end(&t, rc);
        return rc == RC_OK ? RC_OK : fail(run, &t, rc);
    }
    /* In the turn itself, so that what is read here is not read again. */
    rc = wish_of(&t, rule, timer->record, &wish);
    if (rc == RC_OK && (!wish.due_at || wish.due_at > run->now)) {
        rc = wish.due_at ? set(&t, rule, timer->record, wish.step, wish.due_at) : RC_OK;
        return rc == RC_OK ? RC_OK : fail(run, &t, rc);
    }
    in.event = rc == RC_OK ? event_of(run->arena, rule, timer->record, &wish, 0) : "";
    if (rc == RC_OK)
        rc = speak(&t, rule, timer->record, &wish, true);
    rc = turn_end(&t, rc);
    if (rc != RC_OK)
        return fail(run, &t, rc);
    keep_news(run, &t);
    return RC_OK;
}

static void log_run(size_t ran, int64_t late_ms)
{
    struct log_line line;

    if (ran == 0)
        return;
    log_begin(&line, LOG_INFO, "due");
    log_int(&line, "timers", (int64_t)ran);
    log_int(&line, "late_ms", late_ms);
    log_end(&line);
}

static enum rc run_each(struct run *run, const struct timer *due, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        TRY(run_timer(run, &due[i]));
        arena_empty(run->arena);
    }
    return RC_OK;
}

/* With one savepoint for all of them, and one statement that takes their timers. *stands:
 * none was refused; otherwise nothing of it has happened. */
static enum rc run_joined(struct run *run, const struct timer *due, size_t n,
                          bool *stands)
{
    struct news **end = *run->news_end;
    enum rc rc;

    TRY(turns_join(run->store, run->err));
    rc = timers_take(&run->look, &due[n - 1]);
    if (rc != RC_OK)
        return fail(run, &run->look, rc);
    for (size_t i = 0; i < n && !turns_spoilt(run->store); i++) {
        TRY(run_taken(run, &due[i]));
        arena_empty(run->arena);
    }
    *stands = !turns_spoilt(run->store);
    if (!*stands) {
        *run->news_end = end;
        *end = NULL;
    }
    return turns_part(run->store, run->err);
}

/* A page of due timers, oldest first. Each leaves its place, so that the next page
 * follows it. */
static enum rc run_page(struct run *run, struct timer *due, size_t most, size_t *n)
{
    bool stands = false;
    enum rc rc;

    run->look.arena = run->keep;
    rc = timers_due(&run->look, most, due, n);
    if (rc != RC_OK)
        return fail(run, &run->look, rc);
    run->look.arena = run->arena; /* what is read from now on ends with each turn */
    if (*n > 1)
        TRY(run_joined(run, due, *n, &stands));
    return stands ? RC_OK : run_each(run, due, *n);
}

enum rc scheduler_run(struct store *store, struct arena *arena, struct arena *keep,
                      int64_t now, size_t most, size_t *ran, struct news ***news_end,
                      struct err *err)
{
    struct run run = {.store = store,
                      .arena = arena,
                      .keep = keep,
                      .now = now,
                      .news_end = news_end,
                      .err = err,
                      .in = glance};
    struct timer due[PAGE];
    int64_t oldest = now;
    size_t n = PAGE;
    enum rc rc = turn_begin(store, keep, keep, &run.in, now, &run.look);

    *ran = 0;
    if (rc != RC_OK)
        return fail(&run, &run.look, rc);
    while (n == PAGE && *ran < most) {
        TRY(run_page(&run, due, most - *ran < PAGE ? most - *ran : PAGE, &n));
        if (n > 0 && due[0].due_at < oldest)
            oldest = due[0].due_at;
        *ran += n;
    }
    log_run(*ran, now - oldest);
    rc = turn_end(&run.look, RC_OK);
    return rc == RC_OK ? RC_OK : fail(&run, &run.look, rc);
}

enum rc scheduler_next(struct store *store, struct arena *arena, int64_t *due_at,
                       struct err *err)
{
    struct inbound in = glance;
    struct turn t;
    enum rc rc = turn_begin(store, arena, arena, &in, 0, &t);

    if (rc == RC_OK)
        rc = timers_next(&t, due_at);
    if (rc == RC_OK)
        rc = turn_end(&t, RC_OK);
    if (rc != RC_OK)
        *err = t.err;
    return rc;
}
