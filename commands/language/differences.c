/* differences.c - "by 5k", 加2万, "knock 2k off", "up 10%": how much more or less it
 * becomes, and not what it is. */
#include "commands/language/slots.h"

#include <string.h>

enum { LEAST_SUM = 100 };

/* What stands right before the figure; `off` names what must stand behind it. */
static const struct sign {
    const char *text;
    enum feature is;
    bool needs_off; /* "take 2k off": without it something is taken */
} signs[] = {
    {"by ", F_more, false},         {"by about ", F_more, false},
    {"by another ", F_more, false}, {"add ", F_more, false},
    {"adding ", F_more, false},     {"added ", F_more, false},
    {"plus ", F_more, false},       {"another ", F_more, false},
    {"extra ", F_more, false},      {"additional ", F_more, false},
    {"up ", F_more, false},         {"down ", F_less, false},
    {"knock ", F_less, true},       {"knocked ", F_less, true},
    {"take ", F_less, true},        {"took ", F_less, true},
    {"shave ", F_less, true},       {"shaved ", F_less, true},
    {"chop ", F_less, true},        {"trim ", F_less, true},
    {"drop ", F_less, true},        {"cut ", F_less, true},
    {"再加", F_more, false},        {"多加", F_more, false},
    {"加了", F_more, false},        {"加上", F_more, false},
    {"加", F_more, false},          {"增加", F_more, false},
    {"增加了", F_more, false},      {"追加", F_more, false},
    {"追加了", F_more, false},      {"涨", F_more, false},
    {"涨了", F_more, false},        {"上调", F_more, false},
    {"上调了", F_more, false},      {"提高", F_more, false},
    {"提高了", F_more, false},      {"减", F_less, false},
    {"减了", F_less, false},        {"减掉", F_less, false},
    {"减少", F_less, false},        {"减少了", F_less, false},
    {"降了", F_less, false},        {"下调", F_less, false},
    {"下调了", F_less, false},      {"降低", F_less, false},
    {"降低了", F_less, false},      {"砍掉", F_less, false},
    {"砍了", F_less, false},        {"便宜", F_less, false},
    {"便宜了", F_less, false},
};

/* "Lower it by 5k": the verb says which way "by" goes. */
static const char *const downward[] = {"lower",   "reduc", "cut",  "drop",
                                       "decreas", "down",  "less", "trim"};
static const char *const upward[] = {"rais", "increas", "bump",  "up ",  "grow",
                                     "grew", "push",    "boost", "lift", "adjust",
                                     "went", "goes",    "put"};

static bool ends_with(const char *text, size_t until, const char *word)
{
    size_t len = strlen(word);

    if (until < len || memcmp(text + until - len, word, len) != 0)
        return false;
    bool is_latin = (unsigned char)*word < 0x80;
    const char *before = until > len ? text + until - len - 1 : " ";
    return !is_latin || !(*before >= 'a' && *before <= 'z');
}

static bool is_taken_off(const struct scene *s, size_t at)
{
    static const char *const words[] = {" off", " from", " out"};
    const char *b = s->text.bytes + at;

    for (size_t i = 0; i < COUNT(words); i++) {
        size_t len = strlen(words[i]);
        if (strncmp(b, words[i], len) == 0 && !(b[len] >= 'a' && b[len] <= 'z'))
            return true;
    }
    return false;
}

static bool is_moved(const struct scene *s, size_t until, const char *const *verbs,
                     size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (const char *at = s->text.bytes;
             (at = strstr(at, verbs[i])) && at < s->text.bytes + until; at++)
            if (at == s->text.bytes || at[-1] == ' ')
                return true;
    return false;
}

/* A sum, or a share of one. */
static bool is_figure(const struct entity *e)
{
    if (e->is_range || e->number.units <= 0)
        return false;
    bool is_large = e->kind == ENTITY_NUMBER &&
                    (e->flags & ENTITY_SCALED ||
                     (e->number.scale == 0 && e->number.units >= LEAST_SUM));
    return e->kind == ENTITY_MONEY || e->kind == ENTITY_PERCENT || is_large;
}

static enum feature way_of(const struct scene *s, size_t row)
{
    const struct entity *e = &s->entities.rows[row];
    struct span at = s->entity_at[row];
    const char *text = s->text.bytes;

    if (!is_figure(e))
        return FEATURES;
    for (size_t i = 0; i < COUNT(signs); i++) {
        bool is_by = strncmp(signs[i].text, "by", 2) == 0;
        if (!ends_with(text, at.from, signs[i].text) ||
            (signs[i].needs_off && !is_taken_off(s, at.until)))
            continue;
        if (!is_by)
            return signs[i].is;
        return is_moved(s, at.from, downward, COUNT(downward)) ? F_less
               : is_moved(s, at.from, upward, COUNT(upward))   ? F_more
                                                               : FEATURES;
    }
    return FEATURES;
}

void differences_mark(struct scene *s)
{
    for (size_t i = 0; i < s->entities.n; i++) {
        enum feature way = way_of(s, i);
        if (way != FEATURES)
            scene_add(s, way, s->entity_at[i], (int)i);
    }
}

static const enum feature ways[] = {F_more, F_less};

bool slot_is_difference(const struct view *view, const struct mark *mark)
{
    const struct mark *m;

    for (size_t i = 0; i < COUNT(ways); i++)
        for (size_t row = 0; (m = view_next(view, ways[i], &row));)
            if (m->row == mark->row)
                return true;
    return false;
}

void slot_change(const struct filling *f)
{
    const struct mark *mark = NULL;
    enum feature way = FEATURES;

    if (meaning_get(f->out, "amount"))
        return;
    for (size_t i = 0; i < COUNT(ways) && !mark; i++) {
        way = ways[i];
        mark = view_find(f->view, way);
    }
    if (!mark)
        return;
    const struct entity *e = mark_entity(f->view->scene, mark);
    struct decimal by = e->number;
    by.units = way == F_less ? -by.units : by.units;
    slot_put_number(f, e->kind == ENTITY_PERCENT ? "change_pct" : "change", by, mark);
    if (e->currency[0])
        slot_put_mark(f, "currency", SLOT_TEXT,
                      arena_copy(f->view->scene->arena, e->currency), mark);
}
