/* A message as the rules see it: phrases, entities and names by place, cut in clauses. */
#include "commands/language/lexicon.h"
#include "commands/language/scene_inside.h"
#include "commands/language/shorthand.h"

#include <stdlib.h>
#include <string.h>

/* Phrases that still count inside of an entity: "20% off", 净30天, "until later",
 * 申请九折. */
static const enum feature also_inside[] = {
    F_kind_discount, F_net_terms, F_away,      F_snooze, F_happened, F_quiet,
    F_margin,        F_each,      F_subscribe, F_stale,  F_by_month, F_grouped,
    F_by_week,       F_activity,  F_tracking,  F_tax,    F_request};

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

void scene_drop(struct scene *s, struct span at)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.until <= at.from || at.until <= s->marks[i].at.from)
            s->marks[kept++] = s->marks[i];
    s->n_marks = kept;
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

bool scene_in_a_name(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->names.n; i++)
        if (within(at, s->names.rows[i].at))
            return true;
    return false;
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
            !scene_is_idle(s, &s->entities.rows[i], s->entity_at[i]))
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
            !scene_is_idle(s, &s->entities.rows[i], s->entity_at[i]))
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
        else if (!scene_in_a_name(s, *at) && !in_an_entity(s, &found[i])) {
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
            scene_mark_entity(out, i);
    roles_mark(out);
    mark_phrases(out, phrases, n_phrases);
    n_phrases = separables_sight(out, phrases, MOST_MARKS);
    for (size_t i = 0; i < n_phrases; i++) {
        scene_add(out, phrases[i].feature, phrases[i].at, -1);
        mark_family(out, &phrases[i]);
    }
    scene_mark_paid_years(out);
    closing_mark(out);
    closing_of_others(out);
    differences_mark(out);
    new_name_mark(out);
    quote_number_mark(out);
    ranked_mark(out);
    called_mark(out);
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
    rivals_mark(out);
    if (past_mark(out))
        sort_marks(out);
    if (came_mark(out))
        sort_marks(out);
    if (papers_mark(out))
        sort_marks(out);
    if (issuing_mark(out))
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
            !scene_is_idle_at(&context->now, &found.rows[i]))
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
