/* When something is due, and how long before that one is to be told. */
#include "commands/language/slots_time_inside.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>

/* 提前一天提醒我: so long before what is said. An hour is counted back from an hour only.
 */
static struct moment ahead_of(const struct filling *f, struct moment at)
{
    const struct scene *s = f->view->scene;
    const struct mark *mark = view_find(s->whole, F_ahead);
    const struct entity *e = mark ? mark_entity(s, mark) : NULL;
    const struct moment *now = &slot_reading(f)->now;

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
    const struct entity *clock = slot_entity(f, F_clock, &other);
    const struct entity *part = slot_entity(f, F_part, &other);
    struct moment at = date->at;

    if ((date->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST)) ||
        (clock && clock->flags & ENTITY_IMPOSSIBLE))
        return;
    if (date->kind == ENTITY_DATE)
        at.minute = clock ? clock->at.minute : -1;
    if (is_part_noon(f, date, mark)) {
        at.minute = -1;
        slot_put_moment(f, "due", ahead_of(f, at), mark);
        put_part(f, PART_MIDDAY, mark);
        return;
    }
    slot_put_moment(f, "due", ahead_of(f, at), mark);
    if (date->part && at.minute < 0)
        put_part(f, date->part, mark);
    else if (part && at.minute < 0)
        put_part(f, part->part, other);
}

static bool due_by_range(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = slot_entity(f, F_range, &mark);
    struct moment at;

    if (!e)
        return false;
    at = e->at.day.n > slot_reading(f)->now.day.n ? e->at : e->until;
    slot_put_moment(f, "due", ahead_of(f, at), mark);
    return true;
}

static bool due_by_length(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = slot_entity(f, F_duration, &mark);
    struct moment at;

    if (!e)
        return false;
    at = length_from(e->length, false, slot_reading(f)->now, f->view->scene->calendar);
    if (!e->length.seconds)
        at.minute = -1;
    slot_put_moment(f, "due", at, mark);
    return true;
}

static void due_of(const struct filling *f)
{
    const struct mark *mark;
    const struct entity *e = slot_best_date(f, &mark);
    struct moment at;

    if (e) {
        due_by_date(f, e, mark);
        return;
    }
    if (due_by_range(f))
        return;
    if ((e = slot_entity(f, F_hours, &mark))) {
        slot_put_moment(f, "due", e->at, mark);
        return;
    }
    if ((e = slot_entity(f, F_clock, &mark))) {
        if (slot_today_at(f, e, &at))
            slot_put_moment(f, "due", ahead_of(f, at), mark);
        return;
    }
    if ((e = slot_entity(f, F_part, &mark))) {
        slot_put_moment(f, "due", (struct moment){slot_reading(f)->now.day, -1}, mark);
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
