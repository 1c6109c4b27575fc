/* When: ranges, repeats and windows. */
#include "commands/language/slots_time_inside.h"
#include "commands/only_words.h"

const struct reading_context *slot_reading(const struct filling *f)
{
    return &f->view->scene->context->reading;
}

void slot_put_moment(const struct filling *f, const char *key, struct moment at,
                     const struct mark *mark)
{
    if (day_known(at.day))
        slot_put_mark(f, key, SLOT_TEXT, moment_iso(f->view->scene->arena, at), mark);
}

const struct entity *slot_entity(const struct filling *f, enum feature feature,
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

const struct entity *slot_best_date(const struct filling *f, const struct mark **mark)
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
    return slot_entity(f, F_date, mark);
}

bool slot_today_at(const struct filling *f, const struct entity *clock,
                   struct moment *out)
{
    const struct moment *now = &slot_reading(f)->now;
    int minute = clock->at.minute;

    if (minute <= now->minute && (clock->flags & ENTITY_BARE_HOUR) && minute < 8 * 60)
        minute += 12 * 60;
    *out = (struct moment){now->day, minute};
    return minute > now->minute;
}

/* A list's day: both as the day and as a range. */
void slot_due_day(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = slot_entity(f, F_date, &mark);

    if (e)
        slot_put_moment(f, "due", (struct moment){e->at.day, -1}, mark);
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
    const struct entity *first = slot_entity(f, F_date, &mark);

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
    const struct entity *e = slot_entity(f, F_repeat, mark);
    unsigned days;
    int first, length;

    if (!e || f->intent != INTENT_approval_delegate || e->repeat.every > 1 ||
        (e->repeat.kind != REPEAT_WEEKLY && e->repeat.kind != REPEAT_WORKDAY))
        return false;
    days = e->repeat.kind == REPEAT_WORKDAY ? 0x1FU : e->repeat.weekdays;
    length = run_of_days(days, &first);
    if (!length)
        return false;
    *from = slot_reading(f)->now.day;
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

    if (f->intent != INTENT_dunning_pause ||
        range->at.day.n <= slot_reading(f)->now.day.n)
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
    const struct entity *e = slot_entity(f, F_range, &mark);
    struct day from, until;

    if (e) {
        slot_put_moment(f, "until", is_waited_for(f, e, mark) ? e->at : e->until, mark);
        return;
    }
    if (days_of_week(f, &from, &until, &mark)) {
        slot_put_moment(f, "until", (struct moment){until, -1}, mark);
        return;
    }
    const struct mark *second = second_date(f);
    if (second) {
        struct moment at = mark_entity(f->view->scene, second)->at;
        if (!is_before_first(f, at.day))
            slot_put_moment(f, "until", at, second);
        return;
    }
    if ((e = slot_best_date(f, &mark))) {
        slot_put_moment(f, "until", e->at, mark);
        return;
    }
    struct moment at;
    if ((e = slot_entity(f, F_clock, &mark)) && slot_today_at(f, e, &at))
        slot_put_moment(f, "until", at, mark);
    else if ((e = slot_entity(f, F_part, &mark)) && e->part)
        slot_put_moment(f, "until", (struct moment){slot_reading(f)->now.day, -1}, mark);
}

/* "for two weeks": from now. */
void slot_duration_until(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = slot_entity(f, F_duration, &mark);
    struct moment at;

    if (!e)
        return;
    at = length_from(e->length, false, slot_reading(f)->now, f->view->scene->calendar);
    if (!e->length.seconds)
        at.minute = -1;
    slot_put_moment(f, "until", at, mark);
}

/* Where something begins: the range's first day, or today where only the end is said. */
void slot_from(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = slot_entity(f, F_range, &mark);
    struct moment today = {slot_reading(f)->now.day, -1};
    struct day from, until;

    if (e) {
        slot_put_moment(f, "from", e->at, mark);
        return;
    }
    if (days_of_week(f, &from, &until, &mark)) {
        slot_put_moment(f, "from", (struct moment){from, -1}, mark);
        return;
    }
    e = second_date(f) ? slot_entity(f, F_date, &mark) : NULL;
    if (e) { /* 明天起休假到下周五 */
        slot_put_moment(f, "from", (struct moment){e->at.day, -1}, mark);
        return;
    }
    if (!(e = slot_best_date(f, &mark)))
        return;
    bool is_end = e->bound == BOUND_AT_MOST || e->bound == BOUND_UNDER ||
                  slot_nearest(f->view, F_date, F_condition, 6) ||
                  slot_nearest(f->view, F_date, F_to_word, 2);
    bool is_day_off = f->intent == INTENT_approval_delegate;
    if (is_end && is_day_off)
        slot_put_moment(f, "from", today, mark);
    else
        slot_put_moment(f, "from", (struct moment){e->at.day, -1}, mark);
}

/* "haven't touched in 14 days": a length that reads as a day to come. */
bool slot_is_length(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = slot_entity(f, F_date, &mark);

    return e && f->intent == INTENT_report &&
           (text_same(e->rule, "in_length") || text_same(e->rule, "ago")) &&
           (f->view->has[F_stale] || f->view->has[F_stuck]);
}

/* Reports look back: what could be either is the past. */
void slot_range(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = slot_entity(f, F_range, &mark);
    struct day today = slot_reading(f)->now.day;
    /* what is open closes in days to come */
    bool looks_back =
        f->intent == INTENT_report && !text_same(meaning_get(f->out, "kind"), "pipeline");

    if (e) {
        bool past = looks_back && (e->flags & ENTITY_OPEN) && e->at.day.n > today.n;
        struct moment from = past ? e->past_at : e->at;
        struct moment until = past ? e->past_until : e->until;
        slot_put_moment(f, "from", (struct moment){from.day, -1}, mark);
        slot_put_moment(f, "until", (struct moment){until.day, -1}, mark);
        return;
    }
    if (!(e = slot_entity(f, F_date, &mark)) || slot_is_length(f))
        return;
    struct day day = looks_back && (e->flags & ENTITY_OPEN) && e->at.day.n > today.n
                         ? e->past_at.day
                         : e->at.day;
    if (e->bound == BOUND_AT_LEAST || e->bound == BOUND_OVER) {
        slot_put_moment(f, "from", (struct moment){day, -1}, mark);
        slot_put_moment(f, "until", (struct moment){today, -1}, mark);
        return;
    }
    slot_put_moment(f, "from", (struct moment){day, -1}, mark);
    slot_put_moment(f, "until", (struct moment){day, -1}, mark);
}

void slot_close(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = slot_entity(f, F_range, &mark);

    if (e)
        slot_put_moment(f, "close", (struct moment){e->until.day, -1}, mark);
    else if ((e = slot_best_date(f, &mark)) && !(e->flags & ENTITY_IMPOSSIBLE))
        slot_put_moment(f, "close", (struct moment){e->at.day, -1}, mark);
}

void slot_paid_on(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = slot_entity(f, F_date, &mark);
    struct day today = slot_reading(f)->now.day;

    if (!e)
        return;
    struct day day =
        e->at.day.n > today.n && (e->flags & ENTITY_OPEN) ? e->past_at.day : e->at.day;
    if (day_known(day) && day.n <= today.n)
        slot_put_moment(f, "paid_on", (struct moment){day, -1}, mark);
}

/* "weekly" and "every Friday at 5" in one message: the latter says more. */
static int repeat_detail(const struct repeat *repeat)
{
    return (repeat->minute >= 0) + (repeat->weekdays != 0) + (repeat->mday != 0);
}

void slot_repeat(const struct filling *f)
{
    const struct mark *mark, *other, *m;
    const struct entity *e = slot_entity(f, F_repeat, &mark);
    const struct entity *clock = slot_entity(f, F_clock, &other);
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
    const struct entity *e = slot_entity(f, F_hours, &mark);

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
    const struct entity *e = slot_best_date(f, &mark);

    if (e)
        slot_put_moment(f, "until", (struct moment){e->at.day, -1}, mark);
}
