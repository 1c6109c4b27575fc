/* The rules of intents/, read once into terms, and how a view is scored by them. */
#include "commands/language/intent.h"

#include <stdlib.h>
#include <string.h>
#include <threads.h>

const struct intent intents[INTENTS] = {
#define INTENT(id, name, flags, slots) [INTENT_##id] = {#id, name, flags, slots},
#define RULE(id, points, pattern)
#include "commands/language/intents/all.def"
#undef INTENT
#undef RULE
};

struct rule {
    enum intent_id intent;
    int points;
    const char *pattern;
};

static const struct rule rules[] = {
#define INTENT(id, name, flags, slots)
#define RULE(id, points, pattern) {INTENT_##id, points, pattern},
#include "commands/language/intents/all.def"
#undef INTENT
#undef RULE
};

enum { MOST_ALTERNATIVES = 14, MOST_TERMS = 32, NEAR_BYTES = 12 };

struct features {
    uint8_t n;
    uint16_t rows[MOST_ALTERNATIVES];
};

enum relation { ALONE, BEFORE, CLAUSE_BEFORE, NEAR };

struct term {
    bool is_not, begins;
    enum relation relation;
    struct features a, b;
};

struct plan {
    uint8_t n;
    struct term terms[MOST_TERMS];
};

/* Rules as bits, in the order in which they are asked: whichever holds first wins. */
enum { SET_WORDS = (COUNT(rules) + 63) / 64 };

struct rule_set {
    uint64_t bits[SET_WORDS];
};

/* Made once, at the first text. */
static struct plan plans[COUNT(rules)];
static uint16_t order[COUNT(rules)];         /* most points first, of equals the first */
static struct rule_set rules_with[FEATURES]; /* those that one of their features calls */
static struct rule_set always; /* those that no feature calls: they only deny */
static const char *first_broken;
static once_flag made = ONCE_FLAG_INIT;

static bool read_features(const char *at, size_t len, struct features *out)
{
    for (size_t i = 0; i < len;) {
        size_t n = 0;
        while (i + n < len && at[i + n] != '|')
            n++;
        int feature = feature_by_name(at + i, n);
        if (feature < 0 || out->n == MOST_ALTERNATIVES)
            return false;
        out->rows[out->n++] = (uint16_t)feature;
        i += n + 1;
    }
    return out->n > 0;
}

static bool read_term(const char *at, size_t len, struct term *out)
{
    size_t cut;

    if (len && *at == '!') {
        out->is_not = true;
        at++;
        len--;
    }
    if (len && *at == '^') {
        out->begins = true;
        at++;
        len--;
    }
    for (cut = 0; cut < len && !strchr("</~", at[cut]); cut++)
        ;
    if (!read_features(at, cut, &out->a))
        return false;
    if (cut == len)
        return true;
    out->relation = at[cut] == '<' ? BEFORE : at[cut] == '/' ? CLAUSE_BEFORE : NEAR;
    return read_features(at + cut + 1, len - cut - 1, &out->b);
}

static bool read_plan(const char *pattern, struct plan *out)
{
    while (*pattern) {
        size_t len = strcspn(pattern, " ");
        if (out->n == MOST_TERMS || !read_term(pattern, len, &out->terms[out->n++]))
            return false;
        pattern += len + (pattern[len] == ' ');
    }
    return out->n > 0;
}

static void set_bit(struct rule_set *set, size_t bit)
{
    set->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* The term that calls a rule: of those that want something, the one with the fewest
 * alternatives. NULL: it only denies. */
static const struct term *call_of(const struct plan *plan)
{
    const struct term *best = NULL;

    for (size_t i = 0; i < plan->n; i++)
        if (!plan->terms[i].is_not && (!best || plan->terms[i].a.n < best->a.n))
            best = &plan->terms[i];
    return best;
}

/* Most rules are never looked at: nothing that calls them stands in the text. */
static void keep_rule(size_t place)
{
    const struct term *call = call_of(&plans[order[place]]);

    if (!call)
        set_bit(&always, place);
    for (size_t i = 0; call && i < call->a.n; i++)
        set_bit(&rules_with[call->a.rows[i]], place);
}

static int by_points(const void *a, const void *b)
{
    uint16_t p = *(const uint16_t *)a, q = *(const uint16_t *)b;

    if (rules[p].points != rules[q].points)
        return rules[q].points - rules[p].points;
    return (int)p - (int)q;
}

static void make(void)
{
    for (size_t i = 0; i < COUNT(rules); i++) {
        order[i] = (uint16_t)i;
        if (!read_plan(rules[i].pattern, &plans[i]) && !first_broken)
            first_broken = rules[i].pattern;
    }
    qsort(order, COUNT(rules), sizeof(*order), by_points);
    for (size_t i = 0; i < COUNT(rules); i++)
        keep_rule(i);
}

const char *intents_broken(void)
{
    call_once(&made, make);
    return first_broken;
}

static bool any_stands(const struct view *view, const struct features *features)
{
    for (size_t i = 0; i < features->n; i++)
        if (view->has[features->rows[i]])
            return true;
    return false;
}

static bool any_begins(const struct view *view, const struct features *features)
{
    const struct scene *s = view->scene;

    for (size_t i = 0; i < s->n_marks && s->marks[i].at.from <= view->start; i++) {
        if (!view_covers(view, s->marks[i].at))
            continue;
        for (size_t k = 0; k < features->n; k++)
            if (s->marks[i].feature == features->rows[k])
                return true;
    }
    return false;
}

static bool stands_before(const struct mark *a, const struct mark *b)
{
    return a->at.from < b->at.from && a->at.until <= b->at.from + 1;
}

static bool stand_related(const struct scene *scene, enum relation relation,
                          const struct mark *a, const struct mark *b)
{
    size_t gap = a->at.until <= b->at.from   ? b->at.from - a->at.until
                 : b->at.until <= a->at.from ? a->at.from - b->at.until
                                             : 0;

    if (relation == NEAR)
        return gap <= NEAR_BYTES;
    return stands_before(a, b) &&
           scene_clause(scene, a->at.from) == scene_clause(scene, b->at.from);
}

static bool related(const struct view *view, const struct term *term, uint16_t a,
                    uint16_t b)
{
    const struct mark *marks = view->scene->marks;
    size_t row = 0;
    const struct mark *m, *other;

    if (!view->has[a] || !view->has[b])
        return false;
    if (term->relation == BEFORE)
        return stands_before(&marks[view->first[a]], &marks[view->last[b]]);
    while ((m = view_next(view, (enum feature)a, &row)))
        for (size_t from = 0; (other = view_next(view, (enum feature)b, &from));)
            if (stand_related(view->scene, term->relation, m, other))
                return true;
    return false;
}

static bool any_related(const struct view *view, const struct term *term)
{
    for (size_t i = 0; i < term->a.n; i++)
        for (size_t k = 0; k < term->b.n; k++)
            if (related(view, term, term->a.rows[i], term->b.rows[k]))
                return true;
    return false;
}

static bool term_holds(const struct view *view, const struct term *term)
{
    bool holds = any_stands(view, &term->a);

    ++*view->scene->steps;

    if (holds && term->begins)
        holds = any_begins(view, &term->a);
    if (holds && term->relation != ALONE)
        holds = any_related(view, term);
    return holds != term->is_not;
}

static bool plan_holds(const struct view *view, const struct plan *plan)
{
    for (size_t i = 0; i < plan->n; i++)
        if (!term_holds(view, &plan->terms[i]))
            return false;
    return plan->n > 0;
}

static struct rule_set called_rules(const struct view *view)
{
    struct rule_set called = always;
    const bool *at = view->has, *end = view->has + FEATURES;

    while ((at = memchr(at, true, (size_t)(end - at)))) {
        const struct rule_set *with = &rules_with[at - view->has];
        for (size_t i = 0; i < SET_WORDS; i++)
            called.bits[i] |= with->bits[i];
        at++;
    }
    return called;
}

struct verdict intents_score(const struct view *view)
{
    call_once(&made, make);
    const struct rule_set called = called_rules(view);

    for (size_t i = 0; i < SET_WORDS; i++)
        for (uint64_t left = called.bits[i]; left; left &= left - 1) {
            size_t row = order[i * 64 + (size_t)__builtin_ctzll(left)];
            const struct rule *r = &rules[row];
            if (!plan_holds(view, &plans[row]) || safety_vetoes(view, r->intent))
                continue;
            if (safety_is_hearsay(view, r->intent))
                return (struct verdict){INTENT_note_add, r->points, "hearsay", false,
                                        r->intent};
            return (struct verdict){r->intent, r->points, r->pattern, false, INTENTS};
        }
    return (struct verdict){INTENTS, 0, "", false, INTENTS};
}
