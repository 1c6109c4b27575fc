/* "Paid 20k, no wait, 12k", 明天,哦不,后天: what is taken back and said anew in one
 * breath. What was said first is cut from the text before anything is read in it, so that
 * it can neither be booked nor answered. */
#include "commands/language/scene.h"
#include "commands/only_words.h"

#include <string.h>

enum how { FREE, ASIDE, BETWEEN, JOINT };

enum { SIGN_MOST = 32 /* bytes of a sign with its pauses */ };

static const struct {
    enum how how;
    const char *words;
} signs[] = {

#define AMENDS(how, words) {how, words},
#include "commands/language/amends.def"
#undef AMENDS
};

/* What can be said anew: only by its like. */
enum said {
    SAID_DAY = 1 << 0,
    SAID_CLOCK = 1 << 1,
    SAID_SUM = 1 << 2,
    SAID_PERCENT = 1 << 3,
    SAID_QUANTITY = 1 << 4,
    SAID_REF = 1 << 5,
    SAID_REACH = 1 << 6, /* a phone number */
    SAID_MAIL = 1 << 7,
    SAID_PERSON = 1 << 8,
    SAID_CUSTOMER = 1 << 9
};

struct thing {
    struct span at;
    unsigned said;
    bool is_bare_hour; /* "4", 四点: morning or afternoon as what it stands for was */
};

struct sight {
    const struct scene *s;
    struct thing *rows; /* in order of where they begin */
    size_t n;
};

static const unsigned said_by[ENTITY_KINDS] = {
    [ENTITY_DATE] = SAID_DAY,         [ENTITY_DATETIME] = SAID_DAY | SAID_CLOCK,
    [ENTITY_TIME] = SAID_CLOCK,       [ENTITY_DAYS] = SAID_DAY,
    [ENTITY_HOURS] = SAID_CLOCK,      [ENTITY_MONEY] = SAID_SUM,
    [ENTITY_NUMBER] = SAID_SUM,       [ENTITY_PERCENT] = SAID_PERCENT,
    [ENTITY_DISCOUNT] = SAID_PERCENT, [ENTITY_QUANTITY] = SAID_QUANTITY,
    [ENTITY_PHONE] = SAID_REACH,      [ENTITY_EMAIL] = SAID_MAIL,
    [ENTITY_REF] = SAID_REF,          [ENTITY_MENTION] = SAID_PERSON};

/* A figure that may be an hour: 1 to 12. */
static bool is_hour(const struct entity *e)
{
    enum { HOURS = 12 };

    return e->kind == ENTITY_NUMBER && e->number.scale == 0 && e->number.units > 0 &&
           e->number.units <= HOURS && !(e->flags & ENTITY_SCALED);
}

static void see(struct scene *s, const struct sighted_names *found, struct sight *out)
{
    *out = (struct sight){
        .s = s, .rows = TAKE_N(s->arena, s->entities.n + found->n + 1, struct thing)};
    for (size_t i = 0; i < s->entities.n; i++) {
        const struct entity *e = &s->entities.rows[i];
        struct thing thing = {s->entity_at[i], said_by[e->kind],
                              e->flags & ENTITY_BARE_HOUR || is_hour(e)};
        if (e->kind == ENTITY_NUMBER && thing.is_bare_hour)
            thing.said |= SAID_CLOCK;
        if (thing.said)
            out->rows[out->n++] = thing;
    }
    for (size_t i = 0; i < found->n; i++) {
        const struct known *known = &found->rows[i].known;
        if (known->kind == KNOWN_PERSON || known_is_customer(known))
            out->rows[out->n++] = (struct thing){
                found->rows[i].at,
                known->kind == KNOWN_PERSON ? SAID_PERSON : SAID_CUSTOMER, false};
    }
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || c == '\'';
}

/* How many bytes a sign takes that begins at `at`; 0 for none. */
static size_t sign_at(const struct normal *text, size_t at, enum how how)
{
    size_t longest = 0;

    if (at > 0 && is_letter(text->bytes[at]) && is_letter(text->bytes[at - 1]))
        return 0;
    for (size_t i = 0; i < COUNT(signs); i++)
        if (signs[i].how == how) {
            size_t len = only_taken(text->bytes + at, signs[i].words);
            longest = len > longest ? len : longest;
        }
    return longest;
}

static size_t pause_len(const char *at)
{
    static const char *const marks[] = {" ", ",", "-", "–",  "—",
                                        "…", ".", ":", "、", "("};

    for (size_t i = 0; i < COUNT(marks); i++)
        if (strncmp(at, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

static size_t past_pause(const struct normal *text, size_t at)
{
    for (size_t len; (len = pause_len(text->bytes + at)); at += len)
        continue;
    return at;
}

/* A mark other than a blank stands right before byte `at`, blanks aside. */
static bool is_behind_pause(const struct normal *text, size_t at)
{
    while (at > 0 && text->bytes[at - 1] == ' ')
        at--;
    for (size_t len = 1; len <= 3 && len <= at; len++)
        if (pause_len(text->bytes + at - len) == len)
            return true;
    return false;
}

/* Where the sign that begins at `at` ends, with all that belongs to it: "no, wait -
 * sorry,". `at` itself for none. */
static size_t past_signs(const struct normal *text, size_t at)
{
    size_t end = at, len;

    while ((len = sign_at(text, end, FREE)) ||
           ((end > at || is_behind_pause(text, at)) &&
            ((len = sign_at(text, end, ASIDE)) ||
             ((len = sign_at(text, end, BETWEEN)) && text->bytes[end + len] &&
              text->bytes[end + len] != ' ' && pause_len(text->bytes + end + len)))))
        end = past_pause(text, end + len);
    return end;
}

/* Past pauses and small words: 后天吧, */
static size_t past_small(const struct normal *text, size_t at)
{
    at = past_pause(text, at);
    for (size_t len; (len = sign_at(text, at, JOINT));)
        at = past_pause(text, at + len);
    return at;
}

static const struct thing *thing_at(const struct sight *sight, size_t at)
{
    for (size_t i = 0; i < sight->n; i++)
        if (sight->rows[i].at.from == at)
            return &sight->rows[i];
    return NULL;
}

/* What is said anew behind a sign; small words may lead to it, or those again that led to
 * what is taken back: 分给王浩,不对,分给陈雨. */
static const struct thing *anew(const struct sight *sight, size_t sign, size_t at)
{
    enum { LEAD_MOST = 24 };

    const struct normal *text = &sight->s->text;
    const struct thing *found;

    for (size_t len; !(found = thing_at(sight, at)) && (len = sign_at(text, at, JOINT));)
        at = past_pause(text, at + len);
    for (size_t i = 0; !found && i < sight->n; i++) {
        const struct thing *t = &sight->rows[i];
        size_t len = t->at.from > at ? t->at.from - at : 0;
        for (size_t k = 0; len > 0 && len <= LEAD_MOST && k < sight->n; k++) {
            size_t first = sight->rows[k].at.from;
            if (first < sign && len <= first &&
                memcmp(text->bytes + first - len, text->bytes + at, len) == 0)
                found = t;
        }
    }
    return found;
}

/* What was said first: the last of its like before the sign, right before it or the only
 * one; and in the same sentence. */
static const struct thing *before(const struct sight *sight, size_t sign, unsigned said)
{
    const struct normal *text = &sight->s->text;
    const struct thing *last = NULL;
    size_t n = 0;

    for (size_t i = 0; i < sight->n; i++) {
        const struct thing *t = &sight->rows[i];
        if (t->at.until > sign || !(t->said & said))
            continue;
        if (!last || t->at.from > last->at.from)
            last = t;
        n++;
    }
    if (!last || (n > 1 && past_small(text, last->at.until) < sign))
        return NULL;
    for (size_t at = last->at.until; at < sign; at++)
        if (strchr("?!;\n", text->bytes[at]) ||
            strncmp(text->bytes + at, "。", strlen("。")) == 0)
            return NULL;
    return last;
}

/* Whether the words from `from` on are a clock time or an hour, and nothing else. */
static bool is_clock(const struct scene *s, size_t from, size_t until)
{
    const char *words = arena_copy_bytes(s->arena, s->text.bytes + from, until - from);
    struct normal rest;
    struct entities found;

    if (!normal_make(s->arena, words, until - from, &rest))
        return false;
    entities_of(s->arena, &rest, &s->context->reading, &found);
    return found.n == 1 && (found.rows[0].kind == ENTITY_TIME || is_hour(found.rows)) &&
           found.rows[0].span.from == 0 && found.rows[0].span.until == until - from;
}

/* Where in "tomorrow 3pm" the clock time begins, and in 明天下午三点 the bare hour; the
 * end where none ends it. */
static size_t clock_in(const struct scene *s, struct span at, bool is_bare_hour)
{
    size_t found = at.until;

    for (size_t k = at.from + 1; k < at.until; k++) {
        const char *b = s->text.bytes + k;
        if ((han_at(b) || b[-1] == ' ') && is_clock(s, k, at.until)) {
            found = k;
            if (!is_bare_hour)
                return k;
        }
    }
    return found;
}

/* The part of it that is taken back: of a day with a clock time only what is said anew,
 * of an hour of the afternoon the hour. */
static struct span taken_back(const struct scene *s, const struct thing *old,
                              const struct thing *new)
{
    bool has_day = old->said & SAID_DAY, is_day = new->said &SAID_DAY;

    if (!(old->said & SAID_CLOCK) || (is_day && (new->said &SAID_CLOCK)) ||
        (!has_day && !new->is_bare_hour))
        return old->at;
    size_t k = clock_in(s, old->at, !is_day && new->is_bare_hour);
    if (!has_day && k == old->at.until)
        return old->at;
    return is_day ? (struct span){old->at.from, k} : (struct span){k, old->at.until};
}

static void cut_names(struct sighted_names *found, struct span cut)
{
    size_t kept = 0, len = cut.until - cut.from;

    for (size_t i = 0; i < found->n; i++) {
        struct sighted name = found->rows[i];
        if (name.at.from < cut.until && cut.from < name.at.until)
            continue;
        if (name.at.from >= cut.until) {
            name.at.from -= len;
            name.at.until -= len;
        }
        found->rows[kept++] = name;
    }
    found->n = kept;
}

static void cut_text(struct scene *s, struct sighted_names *found, struct span cut)
{
    struct normal *text = &s->text;
    size_t len = text->len - (cut.until - cut.from);
    char *bytes = arena_take(s->arena, len + 1);
    uint32_t *from = TAKE_N(s->arena, len + 1, uint32_t);

    memcpy(bytes, text->bytes, cut.from);
    memcpy(bytes + cut.from, text->bytes + cut.until, text->len - cut.until + 1);
    memcpy(from, text->from, cut.from * sizeof(*from));
    memcpy(from + cut.from, text->from + cut.until,
           (text->len - cut.until + 1) * sizeof(*from));
    *text = (struct normal){bytes, len, from, text->original, text->original_len};
    cut_names(found, cut);
}

bool amended_cut(struct scene *s, struct sighted_names *found)
{
    struct sight sight;

    if (s->entities.n + found->n < 2)
        return false;
    see(s, found, &sight);
    for (size_t at = 1; at < s->text.len; at++) {
        size_t end = past_signs(&s->text, at), pause = at;
        const struct thing *new = end > at ? anew(&sight, at, end) : NULL;
        const struct thing *old = new ? before(&sight, at, new->said) : NULL;
        if (!old)
            continue;
        struct span back = taken_back(s, old, new);
        if (back.from == back.until)
            continue;
        while (pause > old->at.until && s->text.bytes[pause - 1] == ' ')
            pause--;
        if (past_small(&s->text, old->at.until) >= at)
            pause = old->at.until;
        cut_text(s, found, (struct span){pause, new->at.from});
        cut_text(s, found, back);
        return true;
    }
    return false;
}

bool amended_before(const struct normal *text, size_t at)
{
    for (size_t from = at; from-- > 1;) {
        size_t end = past_signs(text, from);
        if (end > from && (end == at || past_small(text, end) == at))
            return true;
        if (at - from > SIGN_MOST)
            break;
    }
    return false;
}
