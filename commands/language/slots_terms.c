/* How long: what one may take to pay, and for how many days a list or an offer holds. */
#include "commands/language/slots.h"

#include <string.h>

enum { BESIDE_BYTES = 9 };

static int64_t whole_days(const struct length *length)
{
    return length->days + length->workdays + (int64_t)length->months * 30 +
           length->seconds / 86400;
}

static void put_days(const struct filling *f, const char *key, int64_t days,
                     const struct mark *mark)
{
    slot_put_number(f, key, (struct decimal){days, 0}, mark);
}

/* Whether "to" or "change to" leads to it. */
static bool is_aim(const struct view *view, const struct mark *mark)
{
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_to_word, &row));)
        if (m->at.until <= mark->at.from && mark->at.from - m->at.until <= 1)
            return true;
    return false;
}

/* How well a number says the days of these terms: "invoice Acme 100 net 14", what stands
 * behind the word goes before what stands ahead of it; 0: not at all. "Phase 1, net 45".
 */
static int rank_of_days(const struct view *view, const struct mark *terms,
                        const struct mark *m)
{
    enum { BEFORE = 1, BEHIND, AIM };

    enum { CLOSE = 4, YEAR = 365 };

    const struct entity *e = mark_entity(view->scene, m);
    bool is_behind = m->at.from >= terms->at.until,
         is_ahead = m->at.until <= terms->at.from;
    size_t gap = is_behind  ? m->at.from - terms->at.until
                 : is_ahead ? terms->at.from - m->at.until
                            : 0;

    if (gap > CLOSE || e->number.units > YEAR || (e->flags & ENTITY_SCALED) ||
        scene_clause(view->scene, m->at.from) !=
            scene_clause(view->scene, terms->at.from))
        return 0;
    if ((is_behind && is_aim(view, terms)) || is_aim(view, m))
        return AIM;
    return is_behind ? BEHIND : BEFORE;
}

/* "net 45", 45 net: a number of days at a word for terms; of "from net 30 to net 60" what
 * it becomes. */
static const struct mark *days_behind(const struct view *view, enum feature beside)
{
    const struct mark *terms, *m, *best = NULL;
    int sure = 0;

    for (size_t from = 0; (terms = view_next(view, beside, &from));)
        for (size_t row = 0; (m = view_next(view, F_number, &row));) {
            int rank = rank_of_days(view, terms, m);
            best = rank > sure ? m : best;
            sure = rank > sure ? rank : sure;
        }
    return best;
}

/* "net 45", 账期45天, "60 day terms". */
void slot_terms(const struct filling *f)
{
    static const enum feature beside[] = {F_net_terms, F_kind_credit};
    const struct mark *wanted = slot_behind(f->view, F_duration, F_change);

    if (!wanted)
        wanted = slot_behind(f->view, F_duration, F_to_word);
    /* 从30天改成90天: what it becomes, not what it was. */
    if (wanted && (f->view->has[F_net_terms] || f->view->has[F_kind_credit])) {
        put_days(f, "terms_days",
                 whole_days(&mark_entity(f->view->scene, wanted)->length), wanted);
        return;
    }
    /* AP-91 只能给45天: what is countered is how long. */
    wanted = view_find(f->view, F_duration);
    if (wanted && f->intent == INTENT_approval_counter) {
        put_days(f, "terms_days",
                 whole_days(&mark_entity(f->view->scene, wanted)->length), wanted);
        return;
    }
    for (size_t i = 0; i < COUNT(beside); i++) {
        const struct mark *mark =
            slot_nearest(f->view, F_duration, beside[i], BESIDE_BYTES + 9);
        if (mark) {
            put_days(f, "terms_days",
                     whole_days(&mark_entity(f->view->scene, mark)->length), mark);
            return;
        }
        /* "payable in 45 days" reads as a day, too. */
        mark = slot_nearest(f->view, F_date, beside[i], BESIDE_BYTES);
        if (mark && text_same(mark_entity(f->view->scene, mark)->rule, "in_length")) {
            put_days(f, "terms_days",
                     day_between(f->view->scene->context->reading.now.day,
                                 mark_entity(f->view->scene, mark)->at.day),
                     mark);
            return;
        }
        if ((mark = days_behind(f->view, beside[i]))) {
            slot_put_number(f, "terms_days", mark_entity(f->view->scene, mark)->number,
                            mark);
            return;
        }
    }
}

/* Whether a length is how long one may take to pay. */
static bool is_terms(const struct filling *f, const struct mark *mark)
{
    return slot_is_beside(f->view, mark, F_net_terms, BESIDE_BYTES) ||
           slot_is_beside(f->view, mark, F_kind_credit, BESIDE_BYTES);
}

/* How many days from now on: "valid 30 days", "due in the next 30 days". */
void slot_days(const struct filling *f)
{
    static const enum feature ahead[] = {F_date, F_range};
    const struct day today = f->view->scene->context->reading.now.day;
    const struct mark *mark;

    if (meaning_get(f->out, "min_days"))
        return;
    for (size_t row = 0; (mark = view_next(f->view, F_duration, &row));) {
        int64_t days = whole_days(&mark_entity(f->view->scene, mark)->length);
        if (days > 0 && !is_terms(f, mark)) {
            put_days(f, "days", days, mark);
            return;
        }
    }
    for (size_t i = 0; i < COUNT(ahead); i++)
        for (size_t row = 0; (mark = view_next(f->view, ahead[i], &row));) {
            const struct entity *e = mark_entity(f->view->scene, mark);
            struct day last = e->kind == ENTITY_DAYS ? e->until.day : e->at.day;
            bool is_counted =
                text_same(e->rule, "in_length") || text_same(e->rule, "rolling");
            if (is_counted && day_known(last) && last.n > today.n) {
                put_days(f, "days", day_between(today, last), mark);
                return;
            }
        }
}

void slot_min_days(const struct filling *f)
{
    const struct mark *mark = view_find(f->view, F_duration);

    if (!mark && slot_is_length(f)) {
        mark = view_find(f->view, F_date);
        int days = day_between(f->view->scene->context->reading.now.day,
                               mark_entity(f->view->scene, mark)->at.day);
        put_days(f, "min_days", days < 0 ? -days : days, mark);
        return;
    }
    if (!mark || !(f->view->has[F_stale] || f->view->has[F_stuck] ||
                   f->view->has[F_overdue] || f->view->has[F_receivable]))
        return;
    put_days(f, "min_days", whole_days(&mark_entity(f->view->scene, mark)->length), mark);
}
