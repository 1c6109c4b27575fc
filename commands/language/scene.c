/* A message as the rules see it: phrases, entities and names by place, cut in clauses. */
#include "commands/language/scene.h"
#include "commands/language/lexicon.h"
#include "commands/language/shorthand.h"

#include <stdlib.h>
#include <string.h>

/* Phrases that still count inside of an entity: "20% off", 净30天, "until later",
 * 申请九折. */
static const enum feature also_inside[] = {
    F_kind_discount, F_net_terms, F_away,      F_snooze, F_happened, F_quiet,
    F_margin,        F_each,      F_subscribe, F_stale,  F_by_month, F_grouped,
    F_by_week,       F_activity,  F_tracking,  F_tax,    F_request};

static const struct {
    const char *prefix;
    enum feature feature, answered;
} refs[] = {
    {"L-", F_l_ref, F_to_lead},        {"D-", F_d_ref, F_to_deal},
    {"Q-", F_q_ref, F_to_quote},       {"C-", F_c_ref, F_to_contract},
    {"SO-", F_so_ref, F_to_order},     {"AP-", F_ap_ref, F_to_approval},
    {"INV-", F_inv_ref, F_to_invoice}, {"R-", F_r_ref, F_to_reminder},
};

void scene_add(struct scene *s, enum feature feature, struct span at, int row)
{
    if (s->n_marks == MOST_MARKS)
        return;
    if (s->n_marks == s->room_for_marks) {
        size_t room = s->room_for_marks ? s->room_for_marks * 2 : 32;
        struct mark *grown = TAKE_N(s->arena, room, struct mark);
        if (s->n_marks)
            memcpy(grown, s->marks, s->n_marks * sizeof(*grown));
        s->marks = grown;
        s->room_for_marks = room;
    }
    s->marks[s->n_marks++] = (struct mark){feature, at, row};
}

/* The first byte of the normal text that stands for original byte `at` or a later one. */
static size_t normal_at(const struct normal *text, size_t at)
{
    size_t lo = 0, hi = text->len;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (text->from[mid] < at)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static void place_entities(struct scene *s)
{
    s->entity_at = TAKE_N(s->arena, s->entities.n + 1, struct span);
    for (size_t i = 0; i < s->entities.n; i++) {
        const struct span *at = &s->entities.rows[i].span;
        s->entity_at[i] =
            (struct span){normal_at(&s->text, at->from), normal_at(&s->text, at->until)};
    }
}

static bool overlaps(struct span a, struct span b)
{
    return a.from < b.until && b.from < a.until;
}

static bool within(struct span inner, struct span outer)
{
    return outer.from <= inner.from && inner.until <= outer.until;
}

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

static bool in_a_name(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->names.n; i++)
        if (within(at, s->names.rows[i].at))
            return true;
    return false;
}

static void mark_mention(struct scene *s, size_t i)
{
    const struct entity *e = &s->entities.rows[i];
    struct sighted *row = &s->names.rows[s->names.n];
    const char *handle = text_fold(s->arena, e->said);

    if (in_a_name(s, s->entity_at[i]))
        return;
    if (!world_person(s->context->world, s->arena, handle, &row->known)) {
        scene_add(s, F_filler, s->entity_at[i], -1);
        return;
    }
    row->at = s->entity_at[i];
    row->evidence = BY_NAME;
    scene_add(s, F_person, row->at, (int)s->names.n++);
}

/* What is read as a time and says none: "now", "at once", 第一. */
static bool is_idle_at(const struct moment *now, const struct entity *e)
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

static bool is_idle(const struct scene *s, const struct entity *e, struct span at)
{
    return is_idle_at(&s->context->reading.now, e) || counts_papers(s, e, at);
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

/* "Oakline paid 2026 yesterday", 3月5日铂曼到账2025: what was paid, or is invoiced with a
 * day beside it, is an amount and no year. */
static void mark_paid_years(struct scene *s)
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

static void mark_entity_row(struct scene *s, size_t i)
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
    if (at.from >= at.until || is_idle(s, e, at))
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

/* A name that was only meant loosely gives way to what the words say by themselves: to
 * an entity, and to a phrase that holds it (明天 is no short form of 明天科技). */
static bool gives_way(const struct scene *s, const struct sighted *name,
                      const struct mark *phrases, size_t n_phrases)
{
    if (name->evidence < BY_SHORT)
        return false;
    for (size_t i = 0; i < s->entities.n; i++)
        if (overlaps(name->at, s->entity_at[i]) &&
            !is_idle(s, &s->entities.rows[i], s->entity_at[i]))
            return true;
    for (size_t i = 0; i < n_phrases; i++)
        if (within(name->at, phrases[i].at))
            return true;
    return false;
}

/* "@dan": a mention that is no handle may still be a person's name or alias. */
static bool is_mentioned(const struct scene *s, const struct sighted *name, size_t entity)
{
    const struct span *at = &s->entity_at[entity];

    return s->entities.rows[entity].kind == ENTITY_MENTION &&
           name->known.kind == KNOWN_PERSON && name->evidence <= BY_ALIAS &&
           name->at.from == at->from + 1 && name->at.until == at->until;
}

/* Names win over entities within them, and over mentions of nobody. */
static void mark_names(struct scene *s, const struct sighted_names *found,
                       const struct mark *phrases, size_t n_phrases)
{
    static const enum feature of_known[] = {[KNOWN_PERSON] = F_person,
                                            [KNOWN_ACCOUNT] = F_customer,
                                            [KNOWN_LEAD] = F_lead,
                                            [KNOWN_PRODUCT] = F_product,
                                            [KNOWN_SOURCE] = F_source};

    s->names.rows = TAKE_N(s->arena, found->n + s->entities.n + 1, struct sighted);
    for (size_t i = 0; i < found->n; i++) {
        struct sighted *row = &s->names.rows[s->names.n];
        bool is_taken = gives_way(s, &found->rows[i], phrases, n_phrases);
        *row = found->rows[i];
        for (size_t k = 0; k < s->entities.n && !is_taken; k++) {
            enum entity_kind kind = s->entities.rows[k].kind;
            bool is_address = kind == ENTITY_MENTION || kind == ENTITY_EMAIL;
            if (is_mentioned(s, &found->rows[i], k))
                row->at = s->entity_at[k];
            else
                is_taken = is_address && overlaps(row->at, s->entity_at[k]);
        }
        if (is_taken)
            continue;
        scene_add(s, of_known[row->known.kind], row->at, (int)s->names.n++);
    }
}

/* 一下周总: what cuts through a name is no entity. */
static bool beside_a_name(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->names.n; i++)
        if (overlaps(at, s->names.rows[i].at) && !within(s->names.rows[i].at, at))
            return true;
    return false;
}

/* 周五见面, 周五见王总: who goes on does not say goodbye. */
static bool is_no_goodbye(const struct scene *s, const struct mark *phrase)
{
    static const char *const ends[] = {"吧", "哦", "啊", "呀", "哈", "啦", "了", "咯"};
    const char *behind = s->text.bytes + phrase->at.until;

    if (phrase->feature != F_bye || !han_at(s->text.bytes + phrase->at.from) ||
        !han_at(behind))
        return false;
    for (size_t i = 0; i < COUNT(ends); i++)
        if (strncmp(behind, ends[i], 3) == 0)
            return false;
    return true;
}

static bool counts_inside(enum feature feature)
{
    for (size_t i = 0; i < COUNT(also_inside); i++)
        if (also_inside[i] == feature)
            return true;
    return false;
}

/* The entity that swallows a phrase, if one does. */
static bool in_an_entity(const struct scene *s, const struct mark *phrase)
{
    for (size_t i = 0; i < s->entities.n; i++)
        if (within(phrase->at, s->entity_at[i]) &&
            !is_idle(s, &s->entities.rows[i], s->entity_at[i]))
            return !counts_inside(phrase->feature);
    return false;
}

/* Phrases that are one of a family are marked as such besides. */
static void mark_family(struct scene *s, const struct mark *phrase)
{
    if (phrase->feature >= F_stage_new && phrase->feature <= F_stage_next)
        scene_add(s, F_stage_any, phrase->at, -1);
    if (phrase->feature >= F_by_source && phrase->feature <= F_by_product)
        scene_add(s, F_by_any, phrase->at, -1);
}

static void mark_phrases(struct scene *s, const struct mark *found, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct span *at = &found[i].at;
        if (is_no_goodbye(s, &found[i]))
            scene_add(s, F_errand, (struct span){at->until - 3, at->until}, -1);
        else if (!in_a_name(s, *at) && !in_an_entity(s, &found[i])) {
            scene_add(s, found[i].feature, *at, -1);
            mark_family(s, &found[i]);
        }
    }
}

static int by_place(const void *a, const void *b)
{
    const struct mark *p = a, *q = b;

    if (p->at.from != q->at.from)
        return p->at.from < q->at.from ? -1 : 1;
    if (p->at.until != q->at.until)
        return p->at.until > q->at.until ? -1 : 1;
    return (int)p->feature - (int)q->feature;
}

/* The names of the text as it was typed, as bytes of the original; those that were only
 * meant loosely may be short for something. */
static void keep_names(struct arena *arena, const struct normal *text,
                       const struct sighted_names *found, struct reading_context *out)
{
    struct span *names = TAKE_N(arena, found->n + 1, struct span);

    for (size_t i = 0; i < found->n; i++) {
        const struct span *at = &found->rows[i].at;
        if (found->rows[i].evidence > BY_SHORT)
            continue;
        normal_span(text, at->from, at->until, &names[out->n_names].from,
                    &names[out->n_names].until);
        out->n_names++;
    }
    out->names = names;
}

/* Where names stand, once the text before them was written in full. */
static void move_names(const struct normal *before, const struct normal *text,
                       struct sighted_names *found)
{
    for (size_t i = 0; i < found->n; i++) {
        struct span *at = &found->rows[i].at;
        size_t from, until;
        normal_span(before, at->from, at->until, &from, &until);
        *at = (struct span){normal_at(text, from), normal_at(text, until)};
    }
}

/* The normal text, what it names, and what else is read in it. Names are looked for
 * first: "W Hotel" and "Acct One" are not short for anything. */
static bool read_text(struct scene *s, const char *text, size_t len,
                      struct sighted_names *found)
{
    struct reading_context reading = s->context->reading;
    struct normal typed;

    if (!normal_make(s->arena, text, len, &s->text))
        return false;
    typed = s->text;
    world_sight(s->context->world, s->arena, &typed, found);
    keep_names(s->arena, &typed, found, &reading);
    if (shorthand_expand(s->arena, &reading, &s->text))
        move_names(&typed, &s->text, found);
    do {
        entities_of(s->arena, &s->text, &reading, &s->entities);
        place_entities(s);
    } while (amended_cut(s, found));
    return true;
}

static void sort_marks(struct scene *s)
{
    if (s->n_marks)
        qsort(s->marks, s->n_marks, sizeof(*s->marks), by_place);
}

void scene_make(struct arena *arena, const char *text, size_t len,
                const struct meaning_context *context, struct scene *out)
{
    struct mark phrases[MOST_MARKS];
    struct sighted_names found;
    size_t n_phrases;

    out->arena = arena;
    out->context = context;
    calendar_usual(&out->usual);
    out->calendar = context->reading.calendar ? context->reading.calendar : &out->usual;
    if (!read_text(out, text, len, &found)) {
        scene_see_whole(out);
        return;
    }
    n_phrases = phrases_sight(&out->text, phrases, MOST_MARKS);
    mark_names(out, &found, phrases, n_phrases);
    for (size_t i = 0; i < out->entities.n; i++)
        if (!beside_a_name(out, out->entity_at[i]))
            mark_entity_row(out, i);
    roles_mark(out);
    mark_phrases(out, phrases, n_phrases);
    n_phrases = separables_sight(out, phrases, MOST_MARKS);
    for (size_t i = 0; i < n_phrases; i++) {
        scene_add(out, phrases[i].feature, phrases[i].at, -1);
        mark_family(out, &phrases[i]);
    }
    mark_paid_years(out);
    closing_mark(out);
    closing_of_others(out);
    differences_mark(out);
    new_name_mark(out);
    sort_marks(out);
    clauses_cut(out);
    if (signed_mark(out))
        sort_marks(out);
    off_mark(out);
    if (wins_mark(out))
        sort_marks(out);
    if (losses_mark(out))
        sort_marks(out);
    if (denied_mark(out))
        sort_marks(out);
    promised_mark(out);
    if (past_mark(out))
        sort_marks(out);
    if (came_mark(out))
        sort_marks(out);
    if (papers_mark(out))
        sort_marks(out);
    if (put_off_mark(out))
        sort_marks(out);
    if (ahead_mark(out))
        sort_marks(out);
    if (bare_mark(out))
        sort_marks(out);
    scene_see_whole(out);
}

bool meaning_tells_of_later(struct arena *arena, const char *text,
                            const struct reading_context *context)
{
    static const unsigned times = 1U << ENTITY_DATE | 1U << ENTITY_DATETIME |
                                  1U << ENTITY_TIME | 1U << ENTITY_PART |
                                  1U << ENTITY_DURATION | 1U << ENTITY_DAYS |
                                  1U << ENTITY_HOURS | 1U << ENTITY_REPEAT;
    struct entities found;
    struct normal normal;

    if (!shorthand_normal(arena, text, strlen(text), context, &normal))
        return false;
    if (phrases_hold(&normal, F_remind) || shorthand_may_be_hour(&normal))
        return true;
    if (!may_name_time(arena, &normal))
        return false;
    entities_of(arena, &normal, context, &found);
    for (size_t i = 0; i < found.n; i++)
        if ((times & (1U << found.rows[i].kind)) &&
            !is_idle_at(&context->now, &found.rows[i]))
            return true;
    return false;
}

const struct entity *mark_entity(const struct scene *scene, const struct mark *mark)
{
    return mark->row >= 0 ? &scene->entities.rows[mark->row] : NULL;
}

struct span scene_span(const struct scene *scene, struct span at)
{
    struct span original;

    normal_span(&scene->text, at.from, at.until, &original.from, &original.until);
    return original;
}

const char *scene_words(const struct scene *scene, struct span at)
{
    struct span original = scene_span(scene, at);

    return arena_copy_bytes(scene->arena, scene->text.original + original.from,
                            original.until - original.from);
}

enum feature feature_of_reply(const char *ref)
{
    for (size_t i = 0; ref && i < COUNT(refs); i++)
        if (strncmp(ref, refs[i].prefix, strlen(refs[i].prefix)) == 0)
            return refs[i].answered;
    return FEATURES;
}
