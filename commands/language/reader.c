/* What the readers share, and the whole: look everywhere, then keep what fits. */
#include "commands/language/amounts_inside.h"
#include "commands/language/shorthand.h"

#include <stdlib.h>
#include <string.h>

size_t word(const struct reader *r, size_t at, enum word kind, int *value)
{
    const struct match *best = NULL;

    ++*r->steps;
    if (at >= r->len || !word_in(&r->seen.begin[at], kind))
        return 0;
    for (uint32_t i = r->seen.first[at]; i < r->seen.first[at + 1]; i++) {
        const struct match *m = &r->seen.matches[i];
        if (m->word == (uint8_t)kind && (!best || m->len > best->len))
            best = m;
    }
    if (!best)
        return 0;
    if (value)
        *value = best->value;
    return at + best->len;
}

size_t blank(const struct reader *r, size_t at)
{
    return at < r->len && r->t[at] == ' ' ? at + 1 : at;
}

size_t next_word(const struct reader *r, size_t at, enum word kind, int *value)
{
    return word(r, blank(r, at), kind, value);
}

size_t past_word(const struct reader *r, size_t at, enum word kind)
{
    size_t end = next_word(r, at, kind, NULL);

    return end ? end : at;
}

bool is_digit(const struct reader *r, size_t at)
{
    return at < r->len && r->t[at] >= '0' && r->t[at] <= '9';
}

bool is_bare_figure(const struct reader *r, size_t at)
{
    if (!is_digit(r, at) || r->seen.first[at] != r->seen.first[at + 1])
        return false;
    while (is_digit(r, at))
        at++;
    unsigned char c = (unsigned char)r->t[at < r->len ? at : r->len];
    bool is_end = c && strchr(".,;!?~)", c) && !is_digit(r, at + 1);

    return c > ' ' && c < 0x80 && !is_latin(r, at) && !is_end;
}

bool is_latin(const struct reader *r, size_t at)
{
    return at < r->len && r->t[at] >= 'a' && r->t[at] <= 'z';
}

/* Behind a point or a comma that a number goes on after: two digits are no group of
 * thousands unless another follows. */
static bool is_inside_number(const struct reader *r, size_t at)
{
    size_t end = at;

    if (at < 2 || !is_digit(r, at - 2))
        return false;
    while (is_digit(r, end))
        end++;
    bool is_group =
        end - at == 3 || (end - at == 2 && r->t[end < r->len ? end : r->len] == ',');
    return r->t[at - 1] == '.' || (r->t[at - 1] == ',' && is_group);
}

bool is_start(const struct reader *r, size_t at)
{
    if (((unsigned char)r->t[at] & 0xC0) == 0x80)
        return false;
    if (at == 0)
        return true;
    if (is_digit(r, at))
        return !is_digit(r, at - 1) && !is_inside_number(r, at);
    return !is_latin(r, at) || !is_latin(r, at - 1);
}

bool is_capital(const struct reader *r, size_t at, size_t end)
{
    for (size_t i = at; i < end; i++) {
        char c = r->normal.original[r->normal.from[i]];
        if (is_latin(r, i) && !(c >= 'A' && c <= 'Z'))
            return false;
    }
    return true;
}

size_t literal(const struct reader *r, size_t at, const char *text)
{
    size_t len = strlen(text);

    return at + len <= r->len && memcmp(r->t + at, text, len) == 0 ? at + len : 0;
}

enum { LONGEST_BEFORE = 24 };

bool has_before(const struct reader *r, size_t at, enum word kind, int *value)
{
    size_t stop = at && r->t[at - 1] == ' ' ? at - 1 : at;
    size_t first = stop > LONGEST_BEFORE ? stop - LONGEST_BEFORE : 0;

    if (!word_in(&r->seen.end[stop], kind))
        return false;
    for (size_t i = first; i < stop; i++)
        for (uint32_t k = r->seen.first[i]; k < r->seen.first[i + 1]; k++) {
            const struct match *m = &r->seen.matches[k];
            if (m->word == (uint8_t)kind && i + m->len == stop && is_start(r, i)) {
                if (value)
                    *value = m->value;
                return true;
            }
        }
    return false;
}

void found(struct reader *r, size_t from, size_t until, int weight,
           const struct entity *entity)
{
    struct candidate *c;

    if (until <= from || until > r->len)
        return;
    if (r->n_found == r->room) {
        size_t room = r->room ? r->room * 2 : 16;
        struct candidate *grown = TAKE_N(r->arena, room, struct candidate);
        if (r->n_found)
            memcpy(grown, r->found, r->n_found * sizeof(*grown));
        r->found = grown;
        r->room = room;
    }
    c = &r->found[r->n_found++];
    c->entity = *entity;
    c->from = from;
    c->until = until;
    c->weight = weight;
}

/* Longest, then heaviest, then first. */
static int by_claim(const void *a, const void *b)
{
    const struct candidate *p = a, *q = b;
    size_t p_len = p->until - p->from, q_len = q->until - q->from;

    if (p_len != q_len)
        return p_len > q_len ? -1 : 1;
    if (p->weight != q->weight)
        return p->weight > q->weight ? -1 : 1;
    if (p->from != q->from)
        return p->from < q->from ? -1 : 1;
    return (int)p->entity.kind - (int)q->entity.kind;
}

static int by_place(const void *a, const void *b)
{
    const struct candidate *p = a, *q = b;

    return p->from < q->from ? -1 : p->from > q->from;
}

/* Keeps of what overlaps the one with the best claim. */
static size_t settle(struct reader *r)
{
    bool *taken = TAKE_N(r->arena, r->len + 1, bool);
    size_t kept = 0;

    if (r->n_found == 0)
        return 0;
    qsort(r->found, r->n_found, sizeof(*r->found), by_claim);
    for (size_t i = 0; i < r->n_found; i++) {
        struct candidate *c = &r->found[i];
        /* What is kept is longer, so that it covers one of the ends or none. */
        if (taken[c->from] || taken[c->until - 1])
            continue;
        for (size_t k = c->from; k < c->until; k++)
            taken[k] = true;
        r->found[kept++] = *c;
    }
    qsort(r->found, kept, sizeof(*r->found), by_place);
    return kept;
}

/* Marks that nothing of ours begins with; a hyphen stands between, a plus before. */
static bool is_idle_mark(const struct reader *r, size_t at)
{
    char c = r->t[at];

    return c == '-' || c == ',' || c == ':' || c == ';' || c == '/' || c == '(' ||
           c == ')' || c == '\'' || c == '"' || c == '!' || c == '?' || c == '|' ||
           c == '~' || c == '>' || c == '%' || c == '&';
}

static bool may_begin(const struct reader *r, size_t at)
{
    return r->t[at] != ' ' && r->t[at] != '\n' && is_start(r, at);
}

static bool is_time(const struct entity *e)
{
    return e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME ||
           e->kind == ENTITY_TIME || e->kind == ENTITY_DAYS || e->kind == ENTITY_PART;
}

/* "by" and "until", 之前 and 以上: which side is meant. */
static void set_bound(const struct reader *r, const struct candidate *c, struct entity *e)
{
    int front = BOUND_EXACT, back = BOUND_EXACT;
    bool can_have = is_time(e) || e->kind == ENTITY_DURATION || e->kind == ENTITY_MONEY ||
                    e->kind == ENTITY_NUMBER || e->kind == ENTITY_PERCENT ||
                    e->kind == ENTITY_QUANTITY;

    if (!can_have || e->bound != BOUND_EXACT)
        return;
    size_t from = c->from;
    /* "by the end of May": the article is no part of what was read. */
    if (from > 4 && literal(r, from - 4, "the "))
        from -= 4;
    if (next_word(r, c->until, W_BOUND_BACK, &back))
        e->bound = (enum bound)back;
    if (has_before(r, from, W_BOUND_FRONT, &front) &&
        (back == BOUND_EXACT || !is_time(e)))
        e->bound = (enum bound)front;
}

static void set_past(const struct reader *r, struct entity *e)
{
    struct moment now = r->context->now;
    int apart;

    if ((e->kind != ENTITY_DATE && e->kind != ENTITY_DATETIME) || !day_known(e->at.day))
        return;
    apart = day_between(now.day, e->at.day);
    if (apart < 0 ||
        (apart == 0 && e->kind == ENTITY_DATETIME && e->at.minute < now.minute))
        e->flags |= ENTITY_PAST;
    else
        e->flags &= ~(unsigned)ENTITY_PAST;
}

static bool is_signed_kind(const struct entity *e)
{
    return e->kind == ENTITY_MONEY || e->kind == ENTITY_NUMBER ||
           e->kind == ENTITY_PERCENT || e->kind == ENTITY_DISCOUNT ||
           e->kind == ENTITY_QUANTITY;
}

/* "-5k" is less than nothing. What stands right behind another figure is parted from it
 * by a dash: 5元-10元. */
static void set_minus(const struct reader *r, struct candidate *c,
                      const struct candidate *before)
{
    struct entity *e = &c->entity;
    size_t at = is_signed_kind(e) ? minus_before(r, c->from) : c->from;

    if (at == c->from || (before && before->until >= at))
        return;
    c->from = at;
    e->number.units = -e->number.units;
    if (!e->is_range)
        e->high = e->number;
}

static void hand_over(struct reader *r, size_t n, struct entities *out)
{
    size_t last = 0;

    out->rows = TAKE_N(r->arena, n ? n : 1, struct entity);
    for (size_t i = 0; i < n; i++) {
        struct candidate *c = &r->found[i];
        struct entity *e = &c->entity;
        if (e->kind == ENTITY_KINDS)
            continue;
        set_bound(r, c, e);
        set_past(r, e);
        set_minus(r, c, i ? &r->found[i - 1] : NULL);
        normal_span(&r->normal, c->from, c->until, &e->span.from, &e->span.until);
        /* ½ is three bytes of the normal text: what ends and begins in it is one of them.
         */
        if (e->span.until <= e->span.from || e->span.from < last)
            continue;
        last = e->span.until;
        e->text = arena_copy_bytes(r->arena, r->normal.original + e->span.from,
                                   e->span.until - e->span.from);
        out->rows[out->n++] = *e;
    }
}

static bool is_none(const struct word_set *set)
{
    return !(set->bits[0] | set->bits[1]);
}

size_t read_longest(const struct reader *r, size_t at, const struct way *ways, size_t n,
                    struct when *out)
{
    size_t end = 0, last;

    for (size_t i = 0; i < n; i++) {
        const struct way *way = &ways[i];
        if ((!is_none(&way->begins) && !begins(r, at, &way->begins)) ||
            (!is_none(&way->needs) && !has_any(r, &way->needs)))
            continue;
        struct when w = {0};
        if ((last = way->read(r, at, &w)) > end) {
            *out = w;
            end = last;
        }
    }
    return end;
}

static void look_for_nothing(struct reader *r, size_t at)
{
    static const struct entity nothing = {.kind = ENTITY_KINDS, .rule = "nothing"};
    size_t end = word(r, at, W_NOTHING, NULL);

    if (end)
        found(r, at, end, (unsigned char)r->t[at] < 0x80 ? 50 : 21, &nothing);
}

enum { MOST_BYTES = 16 * 1024 };

static void look_everywhere(struct reader *r)
{
    for (size_t at = 0, end; at < r->len; at++) {
        int is_whole;
        if (!may_begin(r, at))
            continue;
        if ((end = word(r, at, W_NOTHING, &is_whole)) != 0 && is_whole) {
            at = end - 1;
            continue;
        }
        look_for_contacts(r, at);
        if (is_idle_mark(r, at))
            continue;
        if (r->seen.first[at] == r->seen.first[at + 1] && !is_digit(r, at) &&
            !is_chinese_number(r, at) && !(r->t[at] == '.' && is_digit(r, at + 1)))
            continue;
        look_for_nothing(r, at);
        look_for_times(r, at);
        look_for_repeats(r, at);
        look_for_amounts(r, at);
    }
}

void entities_of(struct arena *arena, const struct normal *text,
                 const struct reading_context *context, struct entities *out)
{
    struct reader r = {.arena = arena,
                       .context = context,
                       .normal = *text,
                       .t = text->bytes,
                       .len = text->len,
                       .has_at = memchr(text->bytes, '@', text->len) != NULL,
                       .steps = &out->steps};

    if (text->original_len > MOST_BYTES) {
        entities_read(arena, text->original, text->original_len, context, out);
        return;
    }
    *out = (struct entities){0};
    calendar_usual(&r.usual);
    r.calendar = context->calendar ? context->calendar : &r.usual;
    lexicon_sight(arena, &r.normal, &r.seen);
    r.memo = TAKE_N(arena, r.len + 1, struct memo);
    look_everywhere(&r);
    hand_over(&r, settle(&r), out);
}

void entities_read(struct arena *arena, const char *text, size_t len,
                   const struct reading_context *context, struct entities *out)
{
    struct normal normal;

    *out = (struct entities){0};
    if (len > MOST_BYTES)
        len = utf8_cut(text, len, MOST_BYTES);
    if (shorthand_normal(arena, text, len, context, &normal))
        entities_of(arena, &normal, context, out);
}
