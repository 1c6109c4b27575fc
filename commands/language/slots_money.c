/* How much: amounts, prices and percentages. */
#include "commands/language/slots.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { BESIDE_BYTES = 9, EACH_BYTES = 13 };

bool slot_is_beside(const struct view *view, const struct mark *mark,
                    enum feature feature, size_t most)
{
    size_t row = 0;
    const struct mark *m;

    while ((m = view_next(view, feature, &row))) {
        if (m->at.from < mark->at.until && mark->at.from < m->at.until)
            return true;
        size_t gap = mark->at.until <= m->at.from ? m->at.from - mark->at.until
                                                  : mark->at.from - m->at.until;
        if (gap <= most)
            return true;
    }
    return false;
}

/* 每个账号480元, $85 each */
static bool is_unit_price(const struct filling *f, const struct mark *mark)
{
    const struct scene *s = f->view->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(f->view, F_each, &row));)
        if (m->at.until <= mark->at.from && mark->at.from - m->at.until <= EACH_BYTES &&
            scene_clause(s, m->at.from) == scene_clause(s, mark->at.from))
            return true;
    return slot_is_beside(f->view, mark, F_each, 2);
}

/* "new lead Foo, Mike, 555 0100": either half of a telephone number without its area. */
static bool is_local_phone(const struct filling *f, const struct mark *mark)
{
    enum { FIRST = 3, SECOND = 4 };

    static const char digits[] = "0123456789";
    const char *text = f->view->scene->text.bytes, *at = text + mark->at.from;

    if (f->intent != INTENT_lead_create)
        return false;
    if (strspn(at, digits) == SECOND && mark->at.from > FIRST)
        at -= FIRST + 1;
    return strspn(at, digits) == FIRST && (at[FIRST] == ' ' || at[FIRST] == '-') &&
           strspn(at + FIRST + 1, digits) == SECOND &&
           (at == text || !isdigit((unsigned char)at[-1]));
}

/* Whether a figure ends at this byte. */
static bool ends_figure(const struct view *view, size_t at)
{
    static const enum feature kinds[] = {F_amount, F_number};
    const struct mark *m;

    for (size_t i = 0; i < COUNT(kinds); i++)
        for (size_t row = 0; (m = view_next(view, kinds[i], &row));)
            if (m->at.until == at)
                return true;
    return false;
}

/* "500 of the 1.2k", 42万里先到了20万: what it is a part of. */
static bool is_of_which(const struct filling *f, const struct mark *mark)
{
    static const char *const behind[] = {"里", "当中", "之中"};
    static const char *const before[] = {" of the ", " of their ", " of ", " out of ",
                                         " out of the "};
    const char *text = f->view->scene->text.bytes, *at = text + mark->at.until;

    if (f->intent != INTENT_payment_record)
        return false;
    if (text_begins_any(at, behind, COUNT(behind)))
        return true;
    for (size_t i = 0; i < COUNT(before); i++) {
        size_t len = strlen(before[i]);
        if (mark->at.from >= len &&
            memcmp(text + mark->at.from - len, before[i], len) == 0 &&
            ends_figure(f->view, mark->at.from - len))
            return true;
    }
    return false;
}

/* How surely a number is an amount of money. */
static int amount_rank(const struct filling *f, const struct mark *mark)
{
    const struct entity *e = mark_entity(f->view->scene, mark);
    int rank = e->kind == ENTITY_MONEY ? 3 : (e->flags & ENTITY_SCALED) ? 2 : 1;

    struct span things;
    bool is_sale = f->intent == INTENT_quote_create ||
                   (f->intent == INTENT_order_create &&
                    (f->view->has[F_quantity] || slot_counted(f->view, &things)));

    return is_sale && is_unit_price(f, mark) ? 0 : rank;
}

/* "now 120k, was 95k", 原来60万: what it is no more. */
static bool was_before(const struct scene *s, size_t at)
{
    static const char *const words[] = {"was ",   "was at ", "原来",
                                        "原来是", "原先",    "之前是"};

    return text_ends_any(s->text.bytes, at, words, COUNT(words));
}

/* "Bump it from 60k by 5k": neither is what it becomes. */
static bool is_no_aim(const struct filling *f, const struct mark *mark)
{
    static const char *const from[] = {"from ", "从", "现在", "目前"};

    if (f->intent != INTENT_deal_update ||
        !(f->view->has[F_more] || f->view->has[F_less]))
        return false;
    return slot_is_difference(f->view, mark) ||
           text_ends_any(f->view->scene->text.bytes, mark->at.from, from, COUNT(from));
}

/* "1.15 million, not 1.5 million" */
static bool is_denied(const struct filling *f, const struct mark *mark)
{
    const struct mark *m;

    for (size_t row = 0; (m = view_next(f->view, F_negation, &row));)
        if (m->at.until <= mark->at.from && mark->at.from - m->at.until <= 1)
            return true;
    return was_before(f->view->scene, mark->at.from);
}

/* 到账20万,剩下的16万还没付: what is left did not come. */
static bool is_left(const struct filling *f, const struct mark *mark)
{
    size_t clause = scene_clause(f->view->scene, mark->at.from);

    return f->intent == INTENT_payment_record && clause > 0 &&
           scene_is_of_the_rest(f->view->scene, clause);
}

/* Right behind a word of the kind, in its clause. */
static bool is_of(const struct filling *f, enum feature kind, const struct mark *mark)
{
    const struct scene *s = f->view->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(f->view, kind, &row));)
        if (m->at.from < mark->at.from &&
            scene_clause(s, m->at.from) == scene_clause(s, mark->at.from))
            return true;
    return false;
}

/* 客户预算只有16万: what they may spend is not what is asked for, quoted or won; what
 * they turn over is nothing of ours. */
static bool is_theirs(const struct filling *f, const struct mark *mark)
{
    bool is_ours = f->intent == INTENT_approval_request ||
                   f->intent == INTENT_stage_set || f->intent == INTENT_quote_create ||
                   f->intent == INTENT_order_create;

    return (is_ours && is_of(f, F_budget, mark)) ||
           ((is_ours || f->intent == INTENT_lead_create) && is_of(f, F_turnover, mark));
}

/* Of several the surest; of equals the first, or the last where a figure was changed. */
static const struct mark *best_amount(const struct filling *f, enum feature feature)
{
    const struct mark *best = NULL, *m;
    bool last = f->intent == INTENT_deal_update;
    size_t row = 0;
    int rank = 0;

    while ((m = view_next(f->view, feature, &row))) {
        int r = is_denied(f, m) || is_left(f, m) || is_local_phone(f, m) ||
                        is_no_aim(f, m) || is_of_which(f, m) || is_theirs(f, m)
                    ? 0
                    : amount_rank(f, m);
        if (last && r) /* from 30k to $32,000: whatever stands last */
            r = 1;
        if (r > rank || (last && r && r == rank)) {
            best = m;
            rank = r;
        }
    }
    return best;
}

/* As many as a currency's name may have, and no half of a character. */
static const char *first_bytes(struct arena *arena, const char *text)
{
    enum { LONGEST = 24 };

    size_t n = strnlen(text, LONGEST);

    while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80)
        n--;
    return arena_copy_bytes(arena, text, n);
}

/* "10k in euros", 1万,用欧元: the currency stands by itself. */
static const char *currency_apart(const struct scene *s)
{
    static const char *const signs[] = {" in ",   "用",     "按",    "以",   "币种",
                                        "币种为", "币种是", "币种:", "货币", "currency "};
    const struct reading_context *reading = &s->context->reading;

    for (size_t i = 0; i < COUNT(signs); i++)
        for (const char *at = s->text.bytes; (at = strstr(at, signs[i]));) {
            struct entities found;
            at += strlen(signs[i]);
            const char *one = arena_printf(s->arena, "1 %s", first_bytes(s->arena, at));
            entities_read(s->arena, one, strlen(one), reading, &found);
            if (found.n && found.rows[0].span.from == 0 &&
                found.rows[0].kind == ENTITY_MONEY && found.rows[0].currency[0])
                return arena_copy(s->arena, found.rows[0].currency);
        }
    return NULL;
}

static void put_currency(const struct filling *f, const struct mark *mark)
{
    const struct entity *e = mark_entity(f->view->scene, mark);
    const char *apart = e->currency[0] ? NULL : currency_apart(f->view->scene);

    if (apart)
        slot_put_mark(f, "currency", SLOT_TEXT, apart, mark);
    if (e->currency[0])
        slot_put_mark(f, "currency", SLOT_TEXT,
                      arena_copy(f->view->scene->arena, e->currency), mark);
}

/* "Verdant from 64k to 70k": what it becomes, and no range. */
static bool becomes_high(const struct filling *f, const struct mark *mark)
{
    static const char *const from[] = {"from ", "从"};
    const struct scene *s = f->view->scene;
    const char *at = s->text.bytes + mark->at.from;
    bool is_inside = false;

    for (size_t i = 0; i < COUNT(from); i++)
        is_inside |= strncmp(at, from[i], strlen(from[i])) == 0;
    return f->intent == INTENT_deal_update &&
           (is_inside || text_ends_any(s->text.bytes, mark->at.from, from, COUNT(from)));
}

static void put_amount(const struct filling *f, const struct mark *mark)
{
    const struct entity *e = mark_entity(f->view->scene, mark);

    if (e->is_range && becomes_high(f, mark)) {
        slot_put_number(f, "amount", e->high, mark);
    } else if (e->is_range) {
        slot_put_number(f, "amount_min", e->number, mark);
        slot_put_number(f, "amount_max", e->high, mark);
    } else {
        slot_put_number(f, "amount", e->number, mark);
    }
    put_currency(f, mark);
}

void slot_amount(const struct filling *f)
{
    const struct mark *mark = best_amount(f, F_amount);

    if (!mark && !f->view->has[F_each] && f->intent != INTENT_stage_set &&
        f->intent != INTENT_quote_create && f->intent != INTENT_order_create &&
        f->intent != INTENT_lead_create)
        mark = best_amount(f, F_number);
    if (mark)
        put_amount(f, mark);
}

/* A counter may be an amount where no percentage was said. */
void slot_counter_amount(const struct filling *f)
{
    if (!f->view->has[F_discount] && !f->view->has[F_percent] &&
        !f->view->has[F_net_terms])
        slot_amount(f);
}

/* Money that a request is about; a bare number of days is none. */
void slot_credit_amount(const struct filling *f)
{
    const struct mark *mark = best_amount(f, F_amount);

    if (mark)
        put_amount(f, mark);
}

void slot_filter(const struct filling *f)
{
    const struct mark *mark = best_amount(f, F_amount);

    if (!mark)
        return;
    const struct entity *e = mark_entity(f->view->scene, mark);
    bool most = e->bound == BOUND_AT_MOST || e->bound == BOUND_UNDER;
    bool least = e->bound == BOUND_AT_LEAST || e->bound == BOUND_OVER;
    if (most)
        slot_put_number(f, "max_amount", e->number, mark);
    else if (least)
        slot_put_number(f, "min_amount", e->number, mark);
    if (most || least)
        put_currency(f, mark);
}

void slot_unit_price(const struct filling *f)
{
    static const enum feature kinds[] = {F_money, F_number};
    const struct mark *m;

    for (size_t i = 0; i < COUNT(kinds); i++) {
        size_t row = 0;
        while ((m = view_next(f->view, kinds[i], &row)))
            if (is_unit_price(f, m)) {
                slot_put_number(f, "unit_price", mark_entity(f->view->scene, m)->number,
                                m);
                put_currency(f, m);
                return;
            }
    }
}

/* The figure at a word, or further on in its clause: "margin would still be 35%". */
static const struct mark *figure_of(const struct view *view, enum feature kind,
                                    enum feature beside)
{
    const struct mark *mark = slot_nearest(view, kind, beside, BESIDE_BYTES + 3), *word;

    if (mark || kind != F_percent || !(word = view_find(view, beside)))
        return mark;
    for (size_t row = 0; (mark = view_next(view, kind, &row));)
        if (mark->at.from >= word->at.until &&
            scene_clause(view->scene, mark->at.from) ==
                scene_clause(view->scene, word->at.from))
            return mark;
    return NULL;
}

/* "10%? margin 29%": the one that stands nearer to margin or tax is theirs. */
static bool belongs_elsewhere(const struct filling *f, const struct mark *mark)
{
    /* 申请特价,12个点: points are off the price where a discount is asked for. */
    bool is_off = f->view->has[F_kind_discount] && !f->view->has[F_invoice] &&
                  !f->view->has[F_tax_paper];

    return mark == figure_of(f->view, F_percent, F_margin) ||
           (!is_off && mark == figure_of(f->view, F_percent, F_tax));
}

const struct mark *slot_behind(const struct view *view, enum feature kind,
                               enum feature word)
{
    const struct mark *found = NULL, *m, *w;

    for (size_t row = 0; (m = view_next(view, kind, &row));)
        for (size_t other = 0; (w = view_next(view, word, &other));)
            if (w->at.until <= m->at.from && m->at.from - w->at.until <= 1)
                found = m;
    return found;
}

/* "Once the margin is above 20%": no other figure is said. */
static bool is_margin_alone(const struct view *view)
{
    size_t row = 0;
    const struct mark *one = view_next(view, F_percent, &row);

    return one && !view->has[F_discount] && !view_next(view, F_percent, &row) &&
           one == figure_of(view, F_percent, F_margin);
}

/* "20% is too much, 15% is fine": what is fine, else what was said last. */
static const struct mark *countered_percent(const struct filling *f)
{
    static const enum feature kinds[] = {F_discount, F_percent};

    static const enum feature fine[] = {F_yes_weak, F_yes, F_counter};
    const struct mark *last = NULL, *m;

    if (is_margin_alone(f->view))
        return NULL;
    /* "no to 20%, counter 12%": what stands behind the word that counters. */
    for (size_t i = 0; i < COUNT(kinds); i++)
        if ((m = slot_behind(f->view, kinds[i], F_counter)))
            return m;
    for (size_t i = 0; i < COUNT(kinds); i++)
        for (size_t k = 0; k < COUNT(fine); k++)
            if ((m = slot_nearest(f->view, kinds[i], fine[k], BESIDE_BYTES)))
                return m;
    for (size_t i = 0; i < COUNT(kinds); i++)
        for (size_t row = 0; (m = view_next(f->view, kinds[i], &row));)
            if (!last || m->at.from > last->at.from)
                last = m;
    return last;
}

void slot_discount(const struct filling *f)
{
    const struct mark *mark = f->intent == INTENT_approval_counter
                                  ? countered_percent(f)
                                  : view_find(f->view, F_discount);
    size_t row = 0;

    while (!mark && (mark = view_next(f->view, F_percent, &row)))
        if (belongs_elsewhere(f, mark) || is_no_aim(f, mark))
            mark = NULL;
        else
            break;
    if (mark)
        slot_put_number(f, "discount_pct", mark_entity(f->view->scene, mark)->number,
                        mark);
}

/* 开10万的票: what stands at the word for tax is the sum. */
static bool may_be_percent(const struct view *view, const struct mark *mark)
{
    enum { ALL = 100 };

    const struct decimal number = mark_entity(view->scene, mark)->number;

    return number.scale > 0 || number.units <= ALL;
}

static void percent_beside(const struct filling *f, const char *key, enum feature beside)
{
    static const enum feature kinds[] = {F_percent, F_discount, F_number};

    /* 9折 毛利25: what stands right behind the word, whatever it is. */
    for (size_t i = 0; f->view->has[beside] && i < COUNT(kinds); i++) {
        const struct mark *mark = slot_behind(f->view, kinds[i], beside);
        if (!mark || !may_be_percent(f->view, mark))
            continue;
        slot_put_number(f, key, mark_entity(f->view->scene, mark)->number, mark);
        return;
    }
    for (size_t i = 0; f->view->has[beside] && i < COUNT(kinds); i++) {
        const struct mark *mark = figure_of(f->view, kinds[i], beside);
        if (!mark || !may_be_percent(f->view, mark))
            continue;
        slot_put_number(f, key, mark_entity(f->view->scene, mark)->number, mark);
        return;
    }
}

void slot_margin(const struct filling *f)
{
    percent_beside(f, "margin_pct", F_margin);
}

void slot_tax(const struct filling *f)
{
    percent_beside(f, "tax_pct", F_tax);
}
