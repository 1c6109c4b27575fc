/* What is read as an entity, marked: its kind, whether it is an amount, over or to come.
 */
#include "commands/language/scene_inside.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *prefix;
    enum feature feature, answered;
} refs[] = {
    {"L-", F_l_ref, F_to_lead},        {"D-", F_d_ref, F_to_deal},
    {"Q-", F_q_ref, F_to_quote},       {"C-", F_c_ref, F_to_contract},
    {"SO-", F_so_ref, F_to_order},     {"AP-", F_ap_ref, F_to_approval},
    {"INV-", F_inv_ref, F_to_invoice}, {"R-", F_r_ref, F_to_reminder},
};

static enum feature ref_feature(const char *said)
{
    for (size_t i = 0; i < COUNT(refs); i++)
        if (strncmp(said, refs[i].prefix, strlen(refs[i].prefix)) == 0)
            return refs[i].feature;
    return F_other_ref;
}

static bool is_amount(const struct entity *e)
{
    bool is_large = (e->number.scale == 0 && llabs(e->number.units) >= 100) ||
                    (e->number.scale == 1 && llabs(e->number.units) >= 1000);
    bool is_cents = e->number.scale == 2;

    return e->kind == ENTITY_MONEY ||
           (e->kind == ENTITY_NUMBER &&
            ((e->flags & ENTITY_SCALED) || is_large || is_cents || e->is_range));
}

/* Before, at or after the moment of the message. */
static int side_of_now(const struct scene *s, const struct entity *e)
{
    const struct moment *now = &s->context->reading.now;
    struct day last = e->kind == ENTITY_DAYS ? e->until.day : e->at.day;

    if (last.n != now->day.n)
        return last.n < now->day.n ? -1 : 1;
    if (e->kind == ENTITY_DATETIME && e->at.minute >= 0)
        return e->at.minute < now->minute ? -1 : 1;
    return 0;
}

static const enum feature of_kind[ENTITY_KINDS] = {
    [ENTITY_DATE] = F_date,         [ENTITY_DATETIME] = F_date,
    [ENTITY_TIME] = F_clock,        [ENTITY_PART] = F_part,
    [ENTITY_DURATION] = F_duration, [ENTITY_DAYS] = F_range,
    [ENTITY_HOURS] = F_hours,       [ENTITY_REPEAT] = F_repeat,
    [ENTITY_MONEY] = F_money,       [ENTITY_NUMBER] = F_number,
    [ENTITY_PERCENT] = F_percent,   [ENTITY_DISCOUNT] = F_discount,
    [ENTITY_QUANTITY] = F_quantity, [ENTITY_PHONE] = F_phone,
    [ENTITY_EMAIL] = F_email,
};

static void mark_mention(struct scene *s, size_t i)
{
    const struct entity *e = &s->entities.rows[i];
    struct sighted *row = &s->names.rows[s->names.n];
    const char *handle = text_fold(s->arena, e->said);

    if (scene_in_a_name(s, s->entity_at[i]))
        return;
    if (!world_person(s->context->world, s->arena, handle, &row->known)) {
        scene_add(s, F_filler, s->entity_at[i], -1);
        return;
    }
    row->at = s->entity_at[i];
    row->evidence = BY_NAME;
    scene_add(s, F_person, row->at, (int)s->names.n++);
}

bool scene_is_idle_at(const struct moment *now, const struct entity *e)
{
    bool is_now = (e->flags & ENTITY_NOW) && e->at.day.n == now->day.n &&
                  (e->at.minute == now->minute || e->at.minute < 0) &&
                  e->kind != ENTITY_DAYS;
    bool is_rank =
        e->kind == ENTITY_DATE && strncmp(e->text, "第", 3) == 0 && strlen(e->text) <= 6;

    return (e->flags & ENTITY_UNSURE) || is_now || is_rank;
}

/* 一份报价, quote一份: how many papers, and nothing of what is sold. */
static bool counts_papers(const struct scene *s, const struct entity *e, struct span at)
{
    static const char *const papers[] = {"报价", "quote", "合同", "方案", "协议", "资料"};
    const char *b = s->text.bytes, *behind = b + at.until + (b[at.until] == ' ');

    if (e->kind != ENTITY_QUANTITY || !strstr(e->text, "份"))
        return false;
    for (size_t i = 0; i < COUNT(papers); i++) {
        size_t len = strlen(papers[i]);
        if (strncmp(behind, papers[i], len) == 0 ||
            (at.from >= len && memcmp(b + at.from - len, papers[i], len) == 0))
            return true;
    }
    return false;
}

bool scene_is_idle(const struct scene *s, const struct entity *e, struct span at)
{
    return scene_is_idle_at(&s->context->reading.now, e) || counts_papers(s, e, at);
}

static const char a_year[] = "number"; /* its address tells it from other numbers */

/* Four digits that might be a year are a number as well. */
static bool is_bare_number(const struct scene *s, const struct entity *e, struct span at)
{
    return (e->flags & ENTITY_UNSURE) && at.until - at.from == 4 &&
           strspn(s->text.bytes + at.from, "0123456789") >= 4;
}

static struct entity as_number(const struct scene *s, const struct entity *e,
                               struct span at)
{
    struct entity number = {.kind = ENTITY_NUMBER,
                            .span = e->span,
                            .text = e->text,
                            .rule = a_year,
                            .number = {strtol(s->text.bytes + at.from, NULL, 10), 0}};

    number.high = number.number;
    return number;
}

void scene_mark_paid_years(struct scene *s)
{
    static const enum feature paid[] = {F_arrived, F_paid, F_got_it, F_promise};

    bool is_paid = false, is_invoiced = false, has_day = false;
    size_t n = s->n_marks;

    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < COUNT(paid); k++)
            is_paid |= s->marks[i].feature == paid[k];
        is_invoiced |= s->marks[i].feature == F_invoice;
        has_day |= s->marks[i].feature == F_date;
    }
    for (size_t i = 0; i < n && (is_paid || (is_invoiced && has_day)); i++) {
        const struct mark m = s->marks[i];
        bool is_year = m.feature == F_number && s->entities.rows[m.row].rule == a_year;
        if (is_year)
            scene_add(s, F_amount, m.at, m.row);
    }
}

/* 3月9号 said two days later: most of a year to come, so it may be either. */
static bool was_recent(const struct scene *s, const struct entity *e)
{
    struct day today = s->context->reading.now.day;

    return (e->flags & ENTITY_OPEN) && day_known(e->past_at.day) &&
           day_between(e->past_at.day, today) <= 60 &&
           day_between(today, e->at.day) > 200;
}

/* "received monday": last Monday as well as the next. */
static bool was_this_week(const struct scene *s, const struct entity *e)
{
    return (e->flags & ENTITY_OPEN) && day_known(e->past_at.day) &&
           day_between(e->past_at.day, s->context->reading.now.day) <= 7;
}

/* 上周五, "last Friday": over, and meant so. */
static bool says_last(const char *text)
{
    return strstr(text, "上") || strstr(text, "last") || strstr(text, "Last") ||
           strstr(text, "past") || strstr(text, "LAST");
}

/* Whether a day is to come, is over, or may be either. */
static void mark_side(struct scene *s, const struct entity *e, struct span at, int row)
{
    bool is_late = (e->flags & ENTITY_PAST) &&
                   (e->bound == BOUND_AT_MOST || e->bound == BOUND_UNDER);
    /* A day that does not exist was meant to come, and is asked for. */
    int side = e->flags & ENTITY_IMPOSSIBLE ? 1 : side_of_now(s, e);
    bool is_coming = !was_recent(s, e) && (is_late || side > 0);

    if (is_coming)
        scene_add(s, F_coming, at, row);
    if (is_coming && !was_this_week(s, e))
        scene_add(s, F_surely, at, row);
    if (side < 0 && text_same(e->rule, "rel_weekday") && !says_last(e->text))
        scene_add(s, F_late, at, row);
    if (side < 0 && !is_late)
        scene_add(s, F_bygone, at, row);
}

/* "AP-95's ok": the record is, as in "AP-95 is ok". */
static void mark_ref(struct scene *s, const struct entity *e, struct span at, int row)
{
    static const char is[] = "'s ";

    scene_add(s, ref_feature(e->said), at, row);
    if (strncmp(s->text.bytes + at.until, is, strlen(is)) == 0)
        scene_add(s, F_filler, (struct span){at.until, at.until + strlen(is) - 1}, -1);
}

void scene_mark_entity(struct scene *s, size_t i)
{
    const struct entity *e = &s->entities.rows[i];
    struct span at = s->entity_at[i];
    bool is_day =
        e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME || e->kind == ENTITY_DAYS;

    if (at.from < at.until && is_bare_number(s, e, at)) {
        s->entities.rows[i] = as_number(s, e, at);
        scene_add(s, F_number, at, (int)i);
        return;
    }
    if (at.from >= at.until || scene_is_idle(s, e, at))
        return;
    if (e->kind == ENTITY_REF) {
        mark_ref(s, e, at, (int)i);
        return;
    }
    if (e->kind == ENTITY_MENTION) {
        mark_mention(s, i);
        return;
    }
    scene_add(s, of_kind[e->kind], at, (int)i);
    if (is_amount(e))
        scene_add(s, F_amount, at, (int)i);
    if (is_amount(e) && (e->bound == BOUND_AT_MOST || e->bound == BOUND_UNDER))
        scene_add(s, F_max_filter, at, (int)i);
    if (is_amount(e) && (e->bound == BOUND_AT_LEAST || e->bound == BOUND_OVER))
        scene_add(s, F_min_filter, at, (int)i);
    if (is_day)
        mark_side(s, e, at, (int)i);
}

enum feature feature_of_reply(const char *ref)
{
    for (size_t i = 0; ref && i < COUNT(refs); i++)
        if (strncmp(ref, refs[i].prefix, strlen(refs[i].prefix)) == 0)
            return refs[i].answered;
    return FEATURES;
}
