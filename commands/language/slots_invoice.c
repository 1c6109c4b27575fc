/* What an invoice's sentence says besides whom and how much: the day it bears, the day on
 * which it is to be issued, whether it is cut into parts or comes again, and who wants
 * it. */
#include "commands/language/slots.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>

enum { RECENT_DAYS = 100 };

/* A phrase of the row ends right before byte `at`, or begins there; blanks aside. */
static bool stands_before(const struct scene *s, size_t at, enum small row)
{
    while (at > 0 && (s->text.bytes[at - 1] == ' ' || s->text.bytes[at - 1] == ':'))
        at--;
    return only_ending(s->text.bytes, at, small_row(row)) > 0;
}

static bool stands_behind(const struct scene *s, size_t at, enum small row)
{
    at += strspn(s->text.bytes + at, " ");
    return only_taken(s->text.bytes + at, small_row(row)) > 0;
}

/* The next phrase of the row behind *at, which moves to it. */
static bool next_of(const struct scene *s, enum small row, struct span *at)
{
    size_t from, len;

    if (!only_next(s->text.bytes, at->until, small_row(row), &from, &len))
        return false;
    *at = (struct span){from, from + len};
    return true;
}

/* --- days ----------------------------------------------------------------------------
 */

/* "due friday", 月底前, 3天内付 */
static bool is_due(const struct scene *s, const struct mark *mark)
{
    const struct entity *e = mark_entity(s, mark);

    return e->bound == BOUND_AT_MOST || e->bound == BOUND_UNDER ||
           text_same(e->rule, "in_length") ||
           stands_before(s, mark->at.from, SMALL_due_before) ||
           stands_behind(s, mark->at.until, SMALL_due_behind) ||
           stands_behind(s, mark->at.from, SMALL_due_before);
}

/* "we invoiced Acme 5k on 3 March", 开了5万的票 */
static bool tells_of_done(const struct scene *s)
{
    struct span at = {0};

    return next_of(s, SMALL_issued_already, &at);
}

/* "3 March" on the 11th: the one that has just been, where the next is far. */
static bool has_just_been(const struct filling *f, const struct entity *e)
{
    struct day today = f->view->scene->context->reading.now.day;

    return (e->flags & ENTITY_OPEN) && day_known(e->past_at.day) &&
           day_between(e->past_at.day, today) < RECENT_DAYS &&
           day_between(today, e->at.day) > 2 * RECENT_DAYS;
}

static struct day day_of_paper(const struct filling *f, const struct mark *mark)
{
    const struct scene *s = f->view->scene;
    const struct entity *e = mark_entity(s, mark);
    struct day today = s->context->reading.now.day;
    bool is_day = e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME;
    bool is_past = (e->flags & ENTITY_PAST) || e->at.day.n <= today.n;

    if (!is_day || (e->flags & ENTITY_IMPOSSIBLE) || is_due(s, mark))
        return DAY_NONE;
    if (has_just_been(f, e))
        return e->past_at.day;
    /* "dated 3 March", 开票日期写3月3日 */
    if (stands_before(s, mark->at.from, SMALL_dated_before) ||
        (is_past && tells_of_done(s)))
        return e->at.day;
    return is_past && e->at.day.n < today.n ? e->at.day : DAY_NONE;
}

void slot_issued(const struct filling *f)
{
    const struct mark *mark;

    for (size_t row = 0; (mark = view_next(f->view, F_date, &row));) {
        struct day day = day_of_paper(f, mark);
        if (!day_known(day))
            continue;
        slot_put_mark(f, "issued", SLOT_TEXT, day_iso(f->view->scene->arena, day), mark);
        return;
    }
}

/* "invoice Acme 5k on friday", 下周给鼎砺开票: when it is to be done, and not when it is
 * due. */
static const struct mark *day_to_issue(const struct filling *f)
{
    static const enum feature kinds[] = {F_date, F_range};
    struct day today = f->view->scene->context->reading.now.day;
    const struct mark *mark;

    for (size_t i = 0; i < COUNT(kinds); i++)
        for (size_t row = 0; (mark = view_next(f->view, kinds[i], &row));) {
            const struct entity *e = mark_entity(f->view->scene, mark);
            if ((e->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST)) ||
                is_due(f->view->scene, mark) || day_known(day_of_paper(f, mark)) ||
                e->at.day.n <= today.n)
                continue;
            return mark;
        }
    return NULL;
}

/* The day by which it is to be paid. "Due 1 March" on the 11th is over, and no day a year
 * on: the command says so. */
static struct day day_due(const struct filling *f, const struct mark *mark)
{
    const struct scene *s = f->view->scene;
    const struct entity *e = mark_entity(s, mark);
    bool is_sure = stands_before(s, mark->at.from, SMALL_surely_due_before) ||
                   stands_behind(s, mark->at.until, SMALL_surely_due_behind);

    if (e->flags & ENTITY_IMPOSSIBLE)
        return DAY_NONE;
    if (is_sure && has_just_been(f, e))
        return e->past_at.day;
    if (is_sure || (is_due(s, mark) && !(e->flags & ENTITY_PAST)))
        return e->at.day;
    return DAY_NONE;
}

/* Due days and the day on which it is to be issued; "today" is now. */
void slot_invoice_due(const struct filling *f)
{
    const struct scene *s = f->view->scene;
    const struct mark *mark = day_to_issue(f), *due;

    for (size_t row = 0; (due = view_next(f->view, F_date, &row));) {
        struct day day = day_due(f, due);
        if (!day_known(day))
            continue;
        slot_put_mark(f, "due", SLOT_TEXT, day_iso(s->arena, day), due);
        return;
    }
    for (size_t row = 0; (due = view_next(f->view, F_range, &row));)
        if (is_due(s, due)) {
            slot_put_mark(f, "due", SLOT_TEXT,
                          day_iso(s->arena, mark_entity(s, due)->until.day), due);
            return;
        }
    if (mark)
        slot_put_mark(f, "plan", SLOT_TEXT,
                      day_iso(s->arena, mark_entity(s, mark)->at.day), mark);
}

/* --- how long they may take ----------------------------------------------------------
 */

void slot_invoice_terms(const struct filling *f)
{
    const struct scene *s = f->view->scene;
    const struct mark *mark;
    struct span now = {0};

    if (next_of(s, SMALL_at_once, &now))
        slot_put(f->view, f->out, "terms_days", SLOT_NUMBER, "0", now, "terms");
    for (size_t row = 0; (mark = view_next(f->view, F_duration, &row));) {
        const struct length *length = &mark_entity(s, mark)->length;
        int64_t days = length->days + length->workdays + (int64_t)length->months * 30;
        if (days > 0 && stands_behind(s, mark->at.until, SMALL_terms_behind))
            slot_put_number(f, "terms_days", (struct decimal){days, 0}, mark);
    }
    slot_terms(f);
}

/* --- in parts, again and again -------------------------------------------------------
 */

/* 分三期, 拆成两张, "in 3 installments": the number, and how many bytes it takes; 0 where
 * none is said. */
static int number_of_parts(const char *at, size_t *len)
{
    static const struct {
        int n;
        const char *words;
    } numbers[] = {{2, "two|half|halves|2|两|二"},
                   {3, "three|3|三"},
                   {4, "four|4|四"},
                   {5, "five|5|五"},
                   {6, "six|6|六"},
                   {10, "ten|10|十"},
                   {12, "twelve|12|十二"}};

    int n = 0;

    *len = 0;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        size_t taken = only_taken(at, numbers[i].words);
        if (taken > *len) {
            *len = taken;
            n = numbers[i].n;
        }
    }
    return n;
}

static void put_split(const struct filling *f, struct span at, int n)
{
    struct arena *arena = f->view->scene->arena;

    slot_put(f->view, f->out, "split", SLOT_NUMBER,
             n > 1 ? arena_printf(arena, "%d", n) : "0", at, "split");
}

/* Behind the number 期, 次, "parts": 分2位客户 is none. "In half" and "in halves" say it
 * themselves, and who says "split" needs no word for what it comes to. */
static int parts_at(const char *at, bool is_cut)
{
    size_t len;
    int n;

    at += strspn(at, " ");
    n = number_of_parts(at, &len);
    if (n == 0 || is_cut || strncmp(at, "hal", 3) == 0)
        return n;
    at += len;
    at += strspn(at, " -");
    return only_taken(at, small_row(SMALL_parts)) > 0 ? n : 0;
}

void slot_split(const struct filling *f)
{
    const struct scene *s = f->view->scene;
    const char *text = s->text.bytes;
    struct span at = {0}, word = {0};
    bool is_cut = next_of(s, SMALL_cut, &word);
    int n;

    while (next_of(s, SMALL_cut_in, &at))
        if ((n = parts_at(text + at.until, is_cut)) > 1) {
            put_split(f, at, strncmp(text + at.from, "开", 3) == 0 ? 0 : n);
            return;
        }
    at = (struct span){0};
    while (next_of(s, SMALL_halved, &at))
        if (!stands_before(s, at.from, SMALL_one_of)) {
            put_split(f, at, 2);
            return;
        }
    if (is_cut && !stands_before(s, word.from, SMALL_one_of))
        put_split(f, word, 0);
}

/* "every month", 每月: an invoice is issued once. "the monthly fee" is what it is for. */
void slot_rhythm(const struct filling *f)
{
    const struct scene *s = f->view->scene;
    struct span at = {0};

    while (next_of(s, SMALL_rhythm, &at))
        if (!stands_behind(s, at.until, SMALL_had_again)) {
            slot_put_words(f, "rhythm", at);
            return;
        }
}

/* --- who wants it --------------------------------------------------------------------
 */

/* "Acme expects an invoice of 10k", 鼎砺催着要发票: they wish for it, and nobody here has
 * said to issue it. */
bool invoice_is_wished(const struct view *view)
{
    const struct scene *s = view->scene;

    if (view->has[F_they_want])
        return true;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_who = m->feature == F_customer || m->feature == F_d_ref ||
                      m->feature == F_other || m->feature == F_they;
        if (is_who && view_covers(view, m->at) &&
            stands_behind(s, m->at.until, SMALL_wishes_it))
            return true;
    }
    return false;
}
