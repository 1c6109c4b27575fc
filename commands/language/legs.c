/* legs.c - where the first leg of a deed of money ends, and what the second says. */
#include "commands/language/legs.h"
#include "commands/language/scene.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LEAST_SUM = 100, LONGEST_TEXT = 400, MOST_SUMS = 12 };

static const char *const rests[] = {
    "the rest", "rest ", "remainder", "remaining", "balance", "other half", "剩下",
    "剩余",     "余下",  "余款",      "其余",      "另一半",  "另外一半",   "尾款"};

static const char *const joints[] = {" and ", " then ", ", ", ",",  "，", "; ",
                                     ";",     "；",     "。", ". ", "、", "和"};

static const char *const leads_in[] = {" ",     ",",    "，",   "and ", "then ", "also ",
                                       "with ", "另外", "还有", "然后", "再"};

struct cutting {
    struct arena *arena;
    const char *text;
    const struct meaning_context *context;
    struct entities found;
    const struct entity *sums[MOST_SUMS];
    size_t n_sums;
};

static bool begins_with(const char *at, const char *const *words, size_t n, size_t *len)
{
    for (size_t i = 0; i < n; i++)
        if (strncasecmp(at, words[i], strlen(words[i])) == 0) {
            *len = strlen(words[i]);
            return true;
        }
    return false;
}

static bool holds_any(const char *text, const char *const *words, size_t n)
{
    size_t len;

    for (; *text; text++)
        if (begins_with(text, words, n, &len))
            return true;
    return false;
}

bool legs_may_be_in(const char *text)
{
    size_t n_figures = 0;
    bool is_inside = false;

    for (const char *at = text; *at; at++) {
        bool is_figure = isdigit((unsigned char)*at);
        n_figures += is_figure && !is_inside;
        is_inside = is_figure || (is_inside && (*at == ',' || *at == '.'));
    }
    return strlen(text) <= LONGEST_TEXT &&
           (n_figures > 1 || (n_figures == 1 && holds_any(text, rests, COUNT(rests))));
}

static bool is_scaled(const struct entity *e)
{
    return e->kind == ENTITY_MONEY ||
           (e->kind == ENTITY_NUMBER && e->flags & ENTITY_SCALED);
}

static bool is_sum(const struct entity *e)
{
    bool is_large =
        e->kind == ENTITY_NUMBER && e->number.scale == 0 && e->number.units >= LEAST_SUM;

    return !e->is_range && (is_scaled(e) || is_large ||
                            (e->kind == ENTITY_NUMBER && e->number.scale == 2));
}

/* "And 50 friday": however small, beside a day of its own it is a sum. */
static bool has_day_behind(const struct cutting *c, const struct entity *e)
{
    const char *at = c->text + e->span.until;

    at += strspn(at, " ");
    at += strncasecmp(at, "on ", 3) == 0 ? 3 : 0;
    for (size_t i = 0; i < c->found.n; i++)
        if (c->text + c->found.rows[i].span.from == at)
            return e->kind == ENTITY_NUMBER && c->found.rows[i].kind == ENTITY_DATE;
    return false;
}

/* "Not 6.4万", 原来60万, "of the 48.5k", 42万里: no sum of this deed. */
static bool is_beside(const struct cutting *c, const struct entity *e)
{
    static const char *const before[] = {"not ",    "不是",        "was ",  "of the ",
                                         "out of ", "of ",         "原来",  "原来是",
                                         "而不是",  "instead of ", "from ", "从"};
    static const char *const behind[] = {"里", "中", "当中", "之中"};
    size_t len;

    for (size_t i = 0; i < COUNT(before); i++) {
        len = strlen(before[i]);
        if (e->span.from >= len &&
            strncasecmp(c->text + e->span.from - len, before[i], len) == 0)
            return true;
    }
    return begins_with(c->text + e->span.until, behind, COUNT(behind), &len);
}

static void see_sums(struct cutting *c)
{
    entities_read(c->arena, c->text, strlen(c->text), &c->context->reading, &c->found);
    for (size_t i = 0; i < c->found.n && c->n_sums < MOST_SUMS; i++)
        if ((is_sum(&c->found.rows[i]) ||
             (c->n_sums > 0 && has_day_behind(c, &c->found.rows[i]))) &&
            !is_beside(c, &c->found.rows[i]))
            c->sums[c->n_sums++] = &c->found.rows[i];
}

/* Where "the rest" stands behind byte `from`; the text's length where it does not. */
static size_t rest_behind(const struct cutting *c, size_t from)
{
    size_t len;

    while (c->text[from] && !begins_with(c->text + from, rests, COUNT(rests), &len))
        from++;
    return from;
}

/* The last joint between two bytes; `until` where there is none. */
static size_t joint_before(const struct cutting *c, size_t from, size_t until,
                           size_t *behind)
{
    size_t best = until, len;

    *behind = until;
    for (size_t at = from; at < until; at += len) {
        len = 1;
        if (!begins_with(c->text + at, joints, COUNT(joints), &len) || at + len > until)
            continue;
        best = at;
        *behind = at + len;
    }
    /* 昨天收到2万今天收到5千: a day of its own begins the second. */
    for (size_t i = 0; best == until && i < c->found.n; i++) {
        const struct entity *e = &c->found.rows[i];
        bool is_day = e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME;
        if (is_day && e->span.from >= from && e->span.until <= until &&
            (unsigned char)c->text[e->span.from] >= 0x80)
            best = *behind = e->span.from;
    }
    return best;
}

/* Of a week or a month its last day but a weekend; one issues an invoice on its first. */
static struct day one_of(const struct cutting *c, const struct entity *days,
                         bool is_first)
{
    struct day first = days->at.day, last = days->until.day;

    while (last.n > first.n && day_weekday(last) >= SATURDAY)
        last = day_plus(last, -1);
    while (first.n < last.n && day_weekday(first) >= SATURDAY)
        first = day_plus(first, 1);
    return is_first && first.n > c->context->reading.now.day.n ? first : last;
}

static struct day day_in(const struct cutting *c, const char *text, bool is_first)
{
    struct entities found;

    entities_read(c->arena, text, strlen(text), &c->context->reading, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *e = &found.rows[i];
        if (e->flags & ENTITY_IMPOSSIBLE)
            continue;
        if (e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME)
            return e->at.day;
        if (e->kind == ENTITY_DAYS)
            return one_of(c, e, is_first);
    }
    return DAY_NONE;
}

/* 剩下下周: the week is named behind the word for the rest. */
static struct day day_of_rest(const struct cutting *c, const char *rest, bool is_first)
{
    size_t len = 0;

    (void)begins_with(rest, rests, COUNT(rests), &len);
    return day_in(c, rest + len, is_first);
}

/* Nothing but a sum, a day and what says that it came. */
static bool says_only_that(const struct cutting *c, size_t from)
{
    static const char *const glue[] = {
        "and",  "on",   "paid", "came in", "came", "in",   "another", "then", "received",
        "also", "they", "a",    "further", "到账", "到了", "到",      "也",   "again",
        "more", "又",   "再",   "付了",    "付",   "收到", "打了",    "来了", "另",
        "笔",   "一",   "了",   "还有",    "转了", "，",   "。"};
    size_t at = from, len;

    while (c->text[at]) {
        const struct entity *in = NULL;
        for (size_t i = 0; i < c->found.n && !in; i++)
            if (c->found.rows[i].span.from <= at && at < c->found.rows[i].span.until)
                in = &c->found.rows[i];
        if (in)
            at = in->span.until;
        else if (strchr(" ,.!", c->text[at]))
            at++;
        else if (begins_with(c->text + at, glue, COUNT(glue), &len))
            at += len;
        else
            return false;
    }
    return true;
}

static void read_as(const struct cutting *c, const char *text, struct meanings *out)
{
    meaning_read(c->arena, text, strlen(text), c->context, out);
}

static bool is_named(const struct meaning *m)
{
    return meaning_get(m, "customer") || meaning_get(m, "ref");
}

/* 先开30万，剩下的6月开: whom an invoice is for is asked, the others must name them. */
static bool may_stand(const struct meaning *m)
{
    return is_named(m) || strcmp(m->cmd, "invoice.create") == 0;
}

/* What stands up to this byte, less the days in it: they are the first leg's. */
static const char *without_days(const struct cutting *c, size_t until)
{
    struct text out;
    size_t at = 0;

    text_init(&out, c->arena, LONGEST_TEXT);
    for (size_t i = 0; i < c->found.n; i++) {
        const struct entity *e = &c->found.rows[i];
        bool is_day = e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME;
        if (!is_day || e->span.from < at || e->span.until > until)
            continue;
        text_addf(&out, "%.*s", (int)(e->span.from - at), c->text + at);
        at = e->span.until;
    }
    text_addf(&out, "%.*s", (int)(until - at), c->text + at);
    return out.bytes;
}

/* The second leg by itself: behind whom the first names, or behind all that stands
 * before its sum. */
static const char *again_of(const struct cutting *c, const struct meaning *whole,
                            const char *rest)
{
    const char *name = meaning_get(whole, "ref");
    const char *stem = without_days(c, c->sums[0]->span.from);

    name = name ? name : meaning_get(whole, "customer");
    const char *const tries[] = {arena_printf(c->arena, "%s %s", name, rest),
                                 arena_printf(c->arena, "%s%s", stem, rest),
                                 arena_printf(c->arena, "%s paid %s", name, rest)};
    for (size_t i = 0; i < COUNT(tries); i++) {
        struct meanings *m = TAKE(c->arena, struct meanings);
        read_as(c, tries[i], m);
        if (strcmp(m->rows[0].cmd, whole->cmd) == 0 && m->n_asks == 0 && m->n == 1 &&
            meaning_get(&m->rows[0], "amount") && is_named(&m->rows[0]))
            return tries[i];
    }
    return NULL;
}

/* 还欠, "still open": what has not come is no leg. */
static bool is_only_open(const char *rest)
{
    static const char *const signs[] = {"still",  "owe",  "open", "left", "outstanding",
                                        "unpaid", "还欠", "尚欠", "还差", "没付",
                                        "未付",   "没到", "未结"};

    return holds_any(rest, signs, COUNT(signs));
}

/* "another 5k", 又付了5千: as plain as the first, and of the same day. */
static bool is_once_more(const char *rest)
{
    static const char *const signs[] = {"another", "again", "a further", "又", "也到"};

    return holds_any(rest, signs, COUNT(signs));
}

static struct day paid_on(const struct cutting *c, const char *text)
{
    struct meanings *m = TAKE(c->arena, struct meanings);
    struct err ignored = {0};
    struct moment on;

    read_as(c, text, m);
    const char *day = meaning_get(&m->rows[0], "paid_on");
    return day && moment_parse_iso(day, &on, &ignored) == RC_OK ? on.day : DAY_NONE;
}

/* "Paid 10k monday and 5k tuesday", said on a Wednesday: the second day is as much over
 * as the first, and not before it. */
static bool is_over_too(const struct cutting *c, const struct meaning *whole, size_t from,
                        struct legs *out)
{
    struct day today = c->context->reading.now.day, first, second;

    if (!day_known(out->on) || out->on.n <= today.n || !says_only_that(c, from) ||
        !(out->again = again_of(c, whole, out->rest)))
        return false;
    first = paid_on(c, out->first);
    second = paid_on(c, out->again);
    if (!day_known(first) || !day_known(second))
        return false;
    if (second.n < first.n) { /* "monday and friday": the friday before, or the next */
        out->came_on = second;
        return false;
    }
    out->on = second;
    out->kind = LEG_AGAIN;
    return true;
}

static bool read_payment(const struct cutting *c, const struct meaning *whole,
                         size_t from, struct legs *out)
{
    static const char *const other[] = {"退",     "预付",   "定金",    "refund",
                                        "prepay", "credit", "deposit", "advance"};
    struct day today = c->context->reading.now.day;
    const struct entity *second = c->n_sums > 1 ? c->sums[1] : NULL;
    size_t len;

    if (begins_with(out->rest, rests, COUNT(rests), &len)) {
        out->kind = LEG_LATER;
        return day_known(out->on) && out->on.n > today.n;
    }
    if (is_over_too(c, whole, from, out))
        return true;
    out->again = NULL;
    if (day_known(out->on) && out->on.n <= today.n && says_only_that(c, from)) {
        out->again = again_of(c, whole, out->rest);
        out->kind = LEG_AGAIN;
        return out->again != NULL;
    }
    if (!day_known(out->on) && is_once_more(out->rest) && says_only_that(c, from)) {
        out->again = again_of(c, whole, out->rest);
        out->kind = LEG_AGAIN;
        if (out->again)
            return true;
    }
    out->kind = day_known(out->on) && out->on.n > today.n ? LEG_LATER : LEG_UNREAD;
    bool is_meant =
        second && (is_scaled(second) || holds_any(out->rest, other, COUNT(other)) ||
                   (day_known(out->on) && says_only_that(c, from)));
    return is_meant && !is_only_open(out->rest);
}

static bool is_now(const char *text)
{
    static const char *const words[] = {"now",  "today", "first", "upfront",
                                        "现在", "先",    "今年"};

    return holds_any(text, words, COUNT(words));
}

/* "Due 1 April, PO 4500": the first leg's own terms, and what is no sum. "The other
 * 30,960" is one, however it is written. */
static bool is_beside_the_point(const struct cutting *c, const char *rest)
{
    static const char *const others[] = {"the other ", "another ", "另"};
    static const char *const terms[] = {"due", "payable", "net ", "po",
                                        "(",   "#",       "到期", "账期"};
    size_t len;

    if (begins_with(rest, terms, COUNT(terms), &len))
        return true;
    if (begins_with(rest, others, COUNT(others), &len))
        return false;
    return !begins_with(rest, rests, COUNT(rests), &len) && c->n_sums > 1 &&
           is_scaled(c->sums[0]) != is_scaled(c->sums[1]);
}

/* Whether the second leg, which begins at byte `from`, is one that must not be dropped.
 */
static bool read_rest(const struct cutting *c, const struct meaning *whole, size_t from,
                      struct legs *out)
{
    static const char *const taxes[] = {"vat", "tax", "税", "net "};
    struct day today = c->context->reading.now.day;
    bool is_coming = day_known(out->on) && out->on.n > today.n;

    if (strcmp(whole->cmd, "payment.record") == 0)
        return read_payment(c, whole, from, out);
    out->kind = LEG_LATER;
    if (is_beside_the_point(c, out->rest))
        return false;
    if (strcmp(whole->cmd, "payment.promise") == 0)
        return is_coming;
    if (strcmp(whole->cmd, "invoice.create") == 0) {
        bool is_bare = !day_known(out->on) && c->n_sums > 1 && is_scaled(c->sums[1]) &&
                       says_only_that(c, from);
        out->kind = is_bare ? LEG_UNREAD : LEG_LATER;
        return (is_coming || is_bare) && !holds_any(out->rest, taxes, COUNT(taxes));
    }
    out->kind = LEG_CHOICE;
    return is_coming && out->sum.units > 0 &&
           (is_now(out->first) || day_known(day_in(c, out->first, false)));
}

static bool is_of_money(const struct meaning *m)
{
    static const char *const deeds[] = {"payment.record", "payment.promise",
                                        "invoice.create", "deal.update"};

    for (size_t i = 0; i < COUNT(deeds); i++)
        if (strcmp(m->cmd, deeds[i]) == 0)
            return may_stand(m);
    return false;
}

static const char *without_lead(const char *rest, const char *start, size_t *from)
{
    size_t len;

    while (begins_with(rest, leads_in, COUNT(leads_in), &len))
        rest += len;
    *from = (size_t)(rest - start);
    return rest;
}

/* "20k yesterday and 5k today came in": what both did stands behind the second. */
static const char *with_tail(const struct cutting *c, const char *first)
{
    size_t from = 0;

    for (size_t i = 0; i < c->found.n; i++)
        from = c->found.rows[i].span.until > from ? c->found.rows[i].span.until : from;
    return arena_printf(c->arena, "%s %s", first, c->text + from);
}

/* "Paid 20k, no wait, 12k": one sum, said twice. */
static bool is_said_anew(const struct cutting *c)
{
    struct normal before;

    for (size_t i = 1; i < c->n_sums; i++)
        if (normal_make(c->arena, c->text, c->sums[i]->span.from, &before) &&
            amended_before(&before, before.len))
            return true;
    return false;
}

bool legs_read(struct arena *arena, const char *text,
               const struct meaning_context *context, struct legs *out)
{
    struct cutting *c = TAKE(arena, struct cutting);
    struct meanings *whole = TAKE(arena, struct meanings),
                    *first = TAKE(arena, struct meanings);
    struct legs legs = {.on = DAY_NONE, .came_on = DAY_NONE};
    size_t behind, from;

    if (!legs_may_be_in(text))
        return false;
    *c = (struct cutting){.arena = arena, .text = text, .context = context};
    see_sums(c);
    if (c->n_sums == 0 || is_said_anew(c))
        return false;
    size_t end = c->sums[0]->span.until, rest = rest_behind(c, end);
    size_t second =
        c->n_sums > 1 && c->sums[1]->span.from < rest ? c->sums[1]->span.from : rest;
    if (!text[second])
        return false;
    size_t cut = joint_before(c, end, second, &behind);
    if (cut == second && second != rest)
        return false;
    read_as(c, text, whole);
    if (whole->n != 1 || !is_of_money(&whole->rows[0]))
        return false;
    legs.cmd = whole->rows[0].cmd;
    legs.first = arena_copy_bytes(arena, text, cut);
    legs.rest = without_lead(text + behind, text, &from);
    legs.on = day_of_rest(c, legs.rest, strcmp(legs.cmd, "invoice.create") == 0);
    legs.first_sum = c->sums[0]->number;
    memcpy(legs.currency, c->sums[0]->currency, sizeof(legs.currency));
    if (c->n_sums > 1 && c->sums[1]->span.from >= behind)
        legs.sum = c->sums[1]->number;
    read_as(c, legs.first, first);
    if (strcmp(legs.cmd, "payment.record") == 0 &&
        strcmp(first->rows[0].cmd, legs.cmd) != 0) {
        legs.first = with_tail(c, legs.first);
        read_as(c, legs.first, first);
    }
    bool is_plain =
        strcmp(legs.cmd, "deal.update") == 0 || /* nothing of it is done */
        (strcmp(first->rows[0].cmd, legs.cmd) == 0 &&
         meaning_get(&first->rows[0], "amount") && may_stand(&first->rows[0]));
    if (!is_plain || !read_rest(c, &whole->rows[0], from, &legs))
        return false;
    *out = legs;
    return true;
}
