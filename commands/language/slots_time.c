/* When: due days, ranges, repeats and windows. */
#include "commands/language/slots.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <stdio.h>
#include <string.h>

static const struct reading_context *reading(const struct filling *f)
{
    return &f->view->scene->context->reading;
}

static const char *iso(const struct filling *f, struct moment at)
{
    return moment_iso(f->view->scene->arena, at);
}

static void put_moment(const struct filling *f, const char *key, struct moment at,
                       const struct mark *mark)
{
    if (day_known(at.day))
        slot_put_mark(f, key, SLOT_TEXT, iso(f, at), mark);
}

/* 提前一天提醒我: so long before what is said. An hour is counted back from an hour only.
 */
static struct moment ahead_of(const struct filling *f, struct moment at)
{
    const struct scene *s = f->view->scene;
    const struct mark *mark = view_find(s->whole, F_ahead);
    const struct entity *e = mark ? mark_entity(s, mark) : NULL;
    const struct moment *now = &reading(f)->now;

    enum { A_DAY = 1, A_WEEK = 7 };

    bool is_week =
        mark && only_listed(s->text.bytes + mark->at.from, mark->at.until - mark->at.from,
                            small_row(SMALL_week_ahead));
    struct length length =
        e ? e->length : (struct length){.days = is_week ? A_WEEK : A_DAY};

    if (!mark || f->intent != INTENT_reminder_create || (length.seconds && at.minute < 0))
        return at;
    at = length_from(length, true, at, s->calendar);
    bool is_over = at.day.n < now->day.n ||
                   (at.day.n == now->day.n && at.minute >= 0 && at.minute <= now->minute);
    return is_over ? (struct moment){.day = DAY_NONE} : at;
}

static void put_part(const struct filling *f, enum day_part part, const struct mark *mark)
{
    slot_put_mark(f, "part", SLOT_TEXT, day_part_name(part), mark);
}

static const struct entity *entity_of(const struct filling *f, enum feature feature,
                                      const struct mark **mark)
{
    *mark = view_find(f->view, feature);
    return *mark ? mark_entity(f->view->scene, *mark) : NULL;
}

/* 周三的会改到周四: of a change the day that it is put to. */
static const struct entity *moved_to(const struct filling *f, const struct mark **mark)
{
    const struct mark *m, *word;

    for (size_t row = 0; (m = view_next(f->view, F_date, &row));)
        for (size_t from = 0; (word = view_next(f->view, F_snooze, &from));)
            if (word->at.until <= m->at.from && m->at.from - word->at.until <= 1) {
                *mark = m;
                return mark_entity(f->view->scene, m);
            }
    return NULL;
}

/* The date that is still to come, else the first. */
static const struct entity *best_date(const struct filling *f, const struct mark **mark)
{
    size_t row = 0;
    const struct mark *coming;
    const struct entity *moved =
        f->intent == INTENT_reminder_snooze ? moved_to(f, mark) : NULL;

    if (moved)
        return moved;

    while ((coming = view_next(f->view, F_coming, &row))) {
        const struct entity *e = mark_entity(f->view->scene, coming);
        if (e->kind != ENTITY_DAYS) {
            *mark = coming;
            return e;
        }
    }
    return entity_of(f, F_date, mark);
}

/* A clock time without a day is today's; what is over by then is left to be asked. */
static bool today_at(const struct filling *f, const struct entity *clock,
                     struct moment *out)
{
    const struct moment *now = &reading(f)->now;
    int minute = clock->at.minute;

    if (minute <= now->minute && (clock->flags & ENTITY_BARE_HOUR) && minute < 8 * 60)
        minute += 12 * 60;
    *out = (struct moment){now->day, minute};
    return minute > now->minute;
}

/* "Friday noon": a part of the day; "at noon" is a time of the clock. */
static bool is_part_noon(const struct filling *f, const struct entity *e,
                         const struct mark *mark)
{
    static const char *const clocks[] = {"at noon", "by noon",     "12 noon",
                                         "12noon",  "before noon", "around noon"};
    const char *text = arena_copy_bytes(f->view->scene->arena,
                                        f->view->scene->text.bytes + mark->at.from,
                                        mark->at.until - mark->at.from);
    const char *noon = strstr(text, " noon");

    if (e->kind != ENTITY_DATETIME || e->at.minute != 12 * 60 || !noon ||
        noon[strlen(" noon")])
        return false;
    if (text_has_any(text, clocks, COUNT(clocks)))
        return false;
    return true;
}

static void due_by_date(const struct filling *f, const struct entity *date,
                        const struct mark *mark)
{
    const struct mark *other;
    const struct entity *clock = entity_of(f, F_clock, &other);
    const struct entity *part = entity_of(f, F_part, &other);
    struct moment at = date->at;

    if ((date->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST)) ||
        (clock && clock->flags & ENTITY_IMPOSSIBLE))
        return;
    if (date->kind == ENTITY_DATE)
        at.minute = clock ? clock->at.minute : -1;
    if (is_part_noon(f, date, mark)) {
        at.minute = -1;
        put_moment(f, "due", ahead_of(f, at), mark);
        put_part(f, PART_MIDDAY, mark);
        return;
    }
    put_moment(f, "due", ahead_of(f, at), mark);
    if (date->part && at.minute < 0)
        put_part(f, date->part, mark);
    else if (part && at.minute < 0)
        put_part(f, part->part, other);
}

static bool due_by_range(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_range, &mark);
    struct moment at;

    if (!e)
        return false;
    at = e->at.day.n > reading(f)->now.day.n ? e->at : e->until;
    put_moment(f, "due", ahead_of(f, at), mark);
    return true;
}

static bool due_by_length(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_duration, &mark);
    struct moment at;

    if (!e)
        return false;
    at = length_from(e->length, false, reading(f)->now, f->view->scene->calendar);
    if (!e->length.seconds)
        at.minute = -1;
    put_moment(f, "due", at, mark);
    return true;
}

static void due_of(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = best_date(f, &mark);
    struct moment at;

    if (e) {
        due_by_date(f, e, mark);
        return;
    }
    if (due_by_range(f))
        return;
    if ((e = entity_of(f, F_hours, &mark))) {
        put_moment(f, "due", e->at, mark);
        return;
    }
    if ((e = entity_of(f, F_clock, &mark))) {
        if (today_at(f, e, &at))
            put_moment(f, "due", ahead_of(f, at), mark);
        return;
    }
    if ((e = entity_of(f, F_part, &mark))) {
        put_moment(f, "due", (struct moment){reading(f)->now.day, -1}, mark);
        put_part(f, e->part, mark);
        return;
    }
    /* "90 days" of a request are its terms. */
    if (!f->view->has[F_repeat] && f->intent != INTENT_approval_request)
        (void)due_by_length(f);
}

/* Whether an errand opens it: "email her Monday". */
static bool opens_with_errand(const struct view *view)
{
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_errand, &row));)
        if (m->at.from <= view->start && view->start < m->at.until)
            return true;
    return false;
}

/* 对方说月底前定,后天下午再打电话: not the day that they speak of. */
static bool errand_s_own(const struct view *view, struct view *out)
{
    const struct scene *s = view->scene;

    for (size_t i = s->n_clauses; i-- > 0 && !view->has[F_remind];) {
        if (!(view->clauses >> i & 1))
            continue;
        view_make(s, 1U << i, out);
        bool is_errand = out->has[F_errand] || (i > 0 && out->has[F_activity]);
        if (out->has[F_coming] && is_errand && !out->has[F_quoting])
            return true;
    }
    return false;
}

/* "Not this year, try January": who cooled is spoken to again on the last day. */
static bool warms_again(const struct view *view, struct view *out)
{
    for (size_t i = view->scene->n_clauses; view->has[F_cooled] && i-- > 0;) {
        if (!(view->clauses >> i & 1))
            continue;
        view_make(view->scene, 1U << i, out);
        if (out->has[F_coming])
            return true;
    }
    return false;
}

/* "quote is due Friday, remind me tomorrow at 3": the time that stands with the verb. */
static bool asking_clause(const struct view *view, struct view *out)
{
    const struct scene *s = view->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_remind, &row));) {
        view_make(s, 1U << scene_clause(s, m->at.from), out);
        if (out->has[F_date] || out->has[F_range] || out->has[F_duration])
            return true;
    }
    for (size_t i = 0; i < s->n_clauses && !view->has[F_remind]; i++) {
        if (!(view->clauses >> i & 1))
            continue;
        view_make(s, 1U << i, out);
        if (out->has[F_date] && opens_with_errand(out))
            return true;
    }
    return errand_s_own(view, out) || warms_again(view, out);
}

void slot_due(const struct filling *f)
{
    struct filling near = *f;
    struct view clause;

    if (f->intent == INTENT_reminder_create && f->view->scene->n_clauses > 1 &&
        asking_clause(f->view, &clause))
        near.view = &clause;
    due_of(&near);
}

/* A list's day: both as the day and as a range. */
void slot_due_day(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_date, &mark);

    if (e)
        put_moment(f, "due", (struct moment){e->at.day, -1}, mark);
}

/* The second of two days that were said: "3/16 - 3/20". */
static const struct mark *second_date(const struct filling *f)
{
    size_t row = 0;

    return view_next(f->view, F_date, &row) ? view_next(f->view, F_date, &row) : NULL;
}

/* "mon & thu" on a Wednesday: what would end before it begins is no run of days. */
static bool is_before_first(const struct filling *f, struct day day)
{
    const struct mark *mark;
    const struct entity *first = entity_of(f, F_date, &mark);

    return first && day.n < first->at.day.n;
}

/* The one run of days that a week's days are, perhaps over its end: fri-mon begins with
 * Friday and has 4. 0 for days apart: "mon and thu". */
static int run_of_days(unsigned days, int *first)
{
    enum { WEEK = 7 };

    int length = 0;

    for (*first = 0; *first < WEEK; ++*first) {
        int before = (*first + WEEK - 1) % WEEK;
        if ((days >> *first & 1) && !(days >> before & 1))
            break;
    }
    *first %= WEEK; /* every day of it: from Monday on */
    while (length < WEEK && (days >> (*first + length) % WEEK & 1))
        days &= ~(1U << (*first + length++) % WEEK);
    return days ? 0 : length;
}

/* "ooo mon-fri": of who is away the days to come, though it reads as a rhythm. */
static bool days_of_week(const struct filling *f, struct day *from, struct day *until,
                         const struct mark **mark)
{
    const struct entity *e = entity_of(f, F_repeat, mark);
    unsigned days;
    int first, length;

    if (!e || f->intent != INTENT_approval_delegate || e->repeat.every > 1 ||
        (e->repeat.kind != REPEAT_WEEKLY && e->repeat.kind != REPEAT_WORKDAY))
        return false;
    days = e->repeat.kind == REPEAT_WORKDAY ? 0x1FU : e->repeat.weekdays;
    length = run_of_days(days, &first);
    if (!length)
        return false;
    *from = reading(f)->now.day;
    while ((int)day_weekday(*from) != first)
        *from = day_plus(*from, 1);
    *until = day_plus(*from, length - 1);
    return true;
}

/* "Pause until april", 停到下周: what waits for a time to come goes on when it begins. */
static bool is_waited_for(const struct filling *f, const struct entity *range,
                          const struct mark *mark)
{
    const char *text = f->view->scene->text.bytes;
    const struct mark *word;
    size_t before = mark->at.from;

    if (f->intent != INTENT_dunning_pause || range->at.day.n <= reading(f)->now.day.n)
        return false;
    for (size_t row = 0; (word = view_next(f->view, F_until_word, &row));)
        if (word->at.until <= mark->at.from && mark->at.from - word->at.until <= 1)
            return true;
    /* "alone till may": the word for it is within another */
    before -= before > 0 && text[before - 1] == ' ';
    return only_ending(text, before, "until|till|til") > 0;
}

void slot_until(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_range, &mark);
    struct day from, until;

    if (e) {
        put_moment(f, "until", is_waited_for(f, e, mark) ? e->at : e->until, mark);
        return;
    }
    if (days_of_week(f, &from, &until, &mark)) {
        put_moment(f, "until", (struct moment){until, -1}, mark);
        return;
    }
    const struct mark *second = second_date(f);
    if (second) {
        struct moment at = mark_entity(f->view->scene, second)->at;
        if (!is_before_first(f, at.day))
            put_moment(f, "until", at, second);
        return;
    }
    if ((e = best_date(f, &mark))) {
        put_moment(f, "until", e->at, mark);
        return;
    }
    struct moment at;
    if ((e = entity_of(f, F_clock, &mark)) && today_at(f, e, &at))
        put_moment(f, "until", at, mark);
    else if ((e = entity_of(f, F_part, &mark)) && e->part)
        put_moment(f, "until", (struct moment){reading(f)->now.day, -1}, mark);
}

/* "for two weeks": from now. */
void slot_duration_until(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_duration, &mark);
    struct moment at;

    if (!e)
        return;
    at = length_from(e->length, false, reading(f)->now, f->view->scene->calendar);
    if (!e->length.seconds)
        at.minute = -1;
    put_moment(f, "until", at, mark);
}

/* Where something begins: the range's first day, or today where only the end is said. */
void slot_from(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_range, &mark);
    struct moment today = {reading(f)->now.day, -1};
    struct day from, until;

    if (e) {
        put_moment(f, "from", e->at, mark);
        return;
    }
    if (days_of_week(f, &from, &until, &mark)) {
        put_moment(f, "from", (struct moment){from, -1}, mark);
        return;
    }
    e = second_date(f) ? entity_of(f, F_date, &mark) : NULL;
    if (e) { /* 明天起休假到下周五 */
        put_moment(f, "from", (struct moment){e->at.day, -1}, mark);
        return;
    }
    if (!(e = best_date(f, &mark)))
        return;
    bool is_end = e->bound == BOUND_AT_MOST || e->bound == BOUND_UNDER ||
                  slot_nearest(f->view, F_date, F_condition, 6) ||
                  slot_nearest(f->view, F_date, F_to_word, 2);
    bool is_day_off = f->intent == INTENT_approval_delegate;
    if (is_end && is_day_off)
        put_moment(f, "from", today, mark);
    else
        put_moment(f, "from", (struct moment){e->at.day, -1}, mark);
}

/* "haven't touched in 14 days": a length that reads as a day to come. */
bool slot_is_length(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_date, &mark);

    return e && f->intent == INTENT_report &&
           (text_same(e->rule, "in_length") || text_same(e->rule, "ago")) &&
           (f->view->has[F_stale] || f->view->has[F_stuck]);
}

/* Reports look back: what could be either is the past. */
void slot_range(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_range, &mark);
    struct day today = reading(f)->now.day;
    /* what is open closes in days to come */
    bool looks_back =
        f->intent == INTENT_report && !text_same(meaning_get(f->out, "kind"), "pipeline");

    if (e) {
        bool past = looks_back && (e->flags & ENTITY_OPEN) && e->at.day.n > today.n;
        struct moment from = past ? e->past_at : e->at;
        struct moment until = past ? e->past_until : e->until;
        put_moment(f, "from", (struct moment){from.day, -1}, mark);
        put_moment(f, "until", (struct moment){until.day, -1}, mark);
        return;
    }
    if (!(e = entity_of(f, F_date, &mark)) || slot_is_length(f))
        return;
    struct day day = looks_back && (e->flags & ENTITY_OPEN) && e->at.day.n > today.n
                         ? e->past_at.day
                         : e->at.day;
    if (e->bound == BOUND_AT_LEAST || e->bound == BOUND_OVER) {
        put_moment(f, "from", (struct moment){day, -1}, mark);
        put_moment(f, "until", (struct moment){today, -1}, mark);
        return;
    }
    put_moment(f, "from", (struct moment){day, -1}, mark);
    put_moment(f, "until", (struct moment){day, -1}, mark);
}

void slot_close(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_range, &mark);

    if (e)
        put_moment(f, "close", (struct moment){e->until.day, -1}, mark);
    else if ((e = best_date(f, &mark)) && !(e->flags & ENTITY_IMPOSSIBLE))
        put_moment(f, "close", (struct moment){e->at.day, -1}, mark);
}

void slot_paid_on(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_date, &mark);
    struct day today = reading(f)->now.day;

    if (!e)
        return;
    struct day day =
        e->at.day.n > today.n && (e->flags & ENTITY_OPEN) ? e->past_at.day : e->at.day;
    if (day_known(day) && day.n <= today.n)
        put_moment(f, "paid_on", (struct moment){day, -1}, mark);
}

/* "weekly" and "every Friday at 5" in one message: the latter says more. */
static int repeat_detail(const struct repeat *repeat)
{
    return (repeat->minute >= 0) + (repeat->weekdays != 0) + (repeat->mday != 0);
}

void slot_repeat(const struct filling *f)
{
    const struct mark *mark, *other, *m;
    const struct entity *e = entity_of(f, F_repeat, &mark);
    const struct entity *clock = entity_of(f, F_clock, &other);
    size_t row = 0;

    if (!e)
        return;
    while ((m = view_next(f->view, F_repeat, &row))) {
        const struct entity *closer = mark_entity(f->view->scene, m);
        if (repeat_detail(&closer->repeat) > repeat_detail(&e->repeat)) {
            e = closer;
            mark = m;
        }
    }
    struct repeat repeat = e->repeat;
    if (repeat.minute < 0 && clock)
        repeat.minute = clock->at.minute;
    slot_put_mark(f, "repeat", SLOT_TEXT, repeat_text(f->view->scene->arena, &repeat),
                  mark);
}

static void put_window(const struct filling *f, int from, int until,
                       const struct mark *mark)
{
    /* 12点到1点半 is one hour and a half at noon. */
    if (from >= 11 * 60 && from < 18 * 60 && until < 7 * 60)
        until += 12 * 60;
    slot_put_mark(f, "window", SLOT_TEXT,
                  arena_printf(f->view->scene->arena, "%02d:%02d-%02d:%02d", from / 60,
                               from % 60, until / 60, until % 60),
                  mark);
}

static bool is_hour(const struct filling *f, const struct mark *mark)
{
    const struct entity *e = mark_entity(f->view->scene, mark);

    return e->number.scale == 0 && e->number.units >= 0 && e->number.units < 24 &&
           !(e->flags & ENTITY_SCALED) && !e->is_range;
}

void slot_window(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = entity_of(f, F_hours, &mark);

    if (e && e->at.minute >= 0 && e->until.minute >= 0) {
        put_window(f, e->at.minute, e->until.minute, mark);
        return;
    }
    /* "quiet hours 22-8": two hours in mere figures. */
    size_t number = 0;
    const struct mark *one = view_next(f->view, F_number, &number);
    const struct mark *two = one ? view_next(f->view, F_number, &number) : NULL;
    if (two && is_hour(f, one) && is_hour(f, two)) {
        put_window(f, (int)mark_entity(f->view->scene, one)->number.units * 60,
                   (int)mark_entity(f->view->scene, two)->number.units * 60, one);
        return;
    }
    /* Two clock times apart: 晚上10点以后到早上7点 */
    size_t row = 0;
    const struct mark *first = view_next(f->view, F_clock, &row);
    const struct mark *last = first ? view_next(f->view, F_clock, &row) : NULL;
    if (last)
        put_window(f, mark_entity(f->view->scene, first)->at.minute,
                   mark_entity(f->view->scene, last)->at.minute, first);
}

/* How long an offer stands. */
void slot_due_until(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = best_date(f, &mark);

    if (e)
        put_moment(f, "until", (struct moment){e->at.day, -1}, mark);
}
