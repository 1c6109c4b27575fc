/* Who paid how much: read from a plain statement, or left open for a question. */
#include "commands/language/slots.h"

#include <string.h>

/* What stands between two that are told of as one: "Bluefin and Oakline", 20万和5万. */
static bool are_joined(const struct scene *s, size_t from, size_t until)
{
    static const char *const joiners[] = {
        "as well as", "and",  "plus", "then", "or", "another", "加上", "再加",
        "另外",       "还有", "和",   "与",   "跟", "加",      "又",   "另",
        "或",         "、",   "&",    "+",    "/",  ",",       " "};

    while (from < until) {
        size_t len = 0;
        for (size_t i = 0; i < COUNT(joiners) && !len; i++)
            if (strncmp(s->text.bytes + from, joiners[i], strlen(joiners[i])) == 0)
                len = strlen(joiners[i]);
        if (!len)
            return false;
        from += len;
    }
    return from == until;
}

static bool begins_with_any(const char *at, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(words[i]);
        bool is_latin = (unsigned char)words[i][0] < 0x80;
        if (strncmp(at, words[i], len) == 0 &&
            !(is_latin && at[len] >= 'a' && at[len] <= 'z'))
            return true;
    }
    return false;
}

/* "500 of the 1.2k" */
static bool is_part_of_sum(const struct scene *s, const struct mark *m)
{
    static const char of[] = " of the ";
    size_t behind = m->at.until + sizeof of - 1;

    if (strncmp(s->text.bytes + m->at.until, of, sizeof of - 1) != 0)
        return false;
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from == behind &&
            (s->marks[i].feature == F_amount || s->marks[i].feature == F_number))
            return true;
    return false;
}

/* "Paid 5 times", 付了2笔: a number that counts something else than money. */
static bool is_count(const struct scene *s, const struct mark *m)
{
    static const char *const counted[] = {
        "times",  "time", "invoices", "invoice", "bills", "installments", "instalments",
        "orders", "days", "weeks",    "months",  "lines", "of them",      "of the",
        "x",      "次",   "笔",       "张",      "期",    "单",           "台",
        "个",     "天",   "遍",       "家"};
    const struct entity *e = mark_entity(s, m);
    const char *behind = s->text.bytes + m->at.until;

    if (e->kind == ENTITY_MONEY || e->flags & ENTITY_SCALED || is_part_of_sum(s, m))
        return false;
    return begins_with_any(behind + (*behind == ' '), counted, COUNT(counted));
}

static bool is_digit_at(const struct scene *s, size_t at)
{
    return at < s->text.len && s->text.bytes[at] >= '0' && s->text.bytes[at] <= '9';
}

/* 5000,3月5日: behind the comma begins a day. */
static bool begins_time(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->entities.n; i++) {
        enum entity_kind kind = s->entities.rows[i].kind;
        bool is_time = kind == ENTITY_DATE || kind == ENTITY_DATETIME ||
                       kind == ENTITY_TIME || kind == ENTITY_DAYS;
        if (is_time && s->entity_at[i].from == at)
            return true;
    }
    return false;
}

/* "20,00", "1,23,456": more digits stand behind a mark than were read. */
static bool is_cut_short(const struct scene *s, const struct mark *m)
{
    const char *b = s->text.bytes;
    size_t from = m->at.from, until = m->at.until;
    bool is_behind = is_digit_at(s, until - 1) && is_digit_at(s, until + 1) &&
                     (b[until] == ',' || b[until] == '.') && !begins_time(s, until + 1);
    bool is_before = from >= 2 && (b[from - 1] == ',' || b[from - 1] == '.') &&
                     is_digit_at(s, from - 2);

    return is_behind || is_before;
}

/* The 3 of 3月10日 is none. */
static bool is_sum(const struct scene *s, const struct mark *m)
{
    enum entity_kind kind = mark_entity(s, m)->kind;

    return kind == ENTITY_MONEY || kind == ENTITY_NUMBER;
}

/* Another sum right beside it: "$20,000 and 5,000". */
static bool has_another(const struct filling *f, const struct mark *m)
{
    static const enum feature kinds[] = {F_amount, F_number};
    const struct scene *s = f->view->scene;
    const struct mark *other;

    for (size_t i = 0; i < COUNT(kinds); i++)
        for (size_t row = 0; (other = view_next(f->view, kinds[i], &row));)
            if (is_sum(s, other) &&
                (other->at.from >= m->at.until
                     ? are_joined(s, m->at.until, other->at.from)
                     : other->at.until <= m->at.from &&
                           are_joined(s, other->at.until, m->at.from)))
                return true;
    return false;
}

/* The mark that was read as the amount. */
static const struct mark *mark_of(const struct filling *f, const struct slot *slot)
{
    static const enum feature kinds[] = {F_amount, F_number};
    const struct mark *m;

    for (size_t i = 0; i < COUNT(kinds); i++)
        for (size_t row = 0; (m = view_next(f->view, kinds[i], &row));) {
            struct span at = scene_span(f->view->scene, m->at);
            if (at.from == slot->span.from && at.until == slot->span.until)
                return m;
        }
    return NULL;
}

void slot_paid_amount(const struct filling *f)
{
    size_t before = f->out->n_slots;

    slot_amount(f);
    const struct mark *m =
        f->out->n_slots > before ? mark_of(f, &f->out->slots[before]) : NULL;
    if (m && (is_count(f->view->scene, m) || is_cut_short(f->view->scene, m) ||
              has_another(f, m)))
        f->out->n_slots = before;
}

/* "48k only, 500 disputed": the sum that stands at the word. */
void slot_disputed(const struct filling *f)
{
    enum { NEAR_BYTES = 6 };

    static const enum feature kinds[] = {F_amount, F_number};

    for (size_t i = 0; i < COUNT(kinds); i++) {
        const struct mark *m = slot_nearest(f->view, kinds[i], F_dispute, NEAR_BYTES);
        if (!m || is_count(f->view->scene, m))
            continue;
        slot_put_number(f, "amount", mark_entity(f->view->scene, m)->number, m);
        return;
    }
    slot_amount(f);
}

/* "Bluefin and Oakline paid 5,000": whose it is has to be asked. */
void slot_payer(const struct filling *f)
{
    const struct scene *s = f->view->scene;
    const struct mark *last = NULL, *m;

    for (size_t row = 0; (m = view_next(f->view, F_customer, &row)); last = m)
        if (last && are_joined(s, last->at.until, m->at.from) &&
            strcmp(s->names.rows[last->row].known.name,
                   s->names.rows[m->row].known.name) != 0)
            return;
    slot_customer(f);
}
