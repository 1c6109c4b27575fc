/* 4月底签, "sign end of April", beside an amount, a step or a guess, or said of a
 * customer with not a word more: when the deal closes, and no errand. */
#include "commands/language/scene.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>

/* Nothing more is said behind byte `at` of its clause. */
static bool ends_clause(const struct scene *s, size_t at)
{
    const char *b = s->text.bytes + at;

    if (strncmp(b, "了", 3) == 0)
        b += 3;
    while (*b == ' ')
        b++;
    return !(*b >= 'a' && *b <= 'z') && !(*b >= '0' && *b <= '9') && !han_at(b);
}

static bool is_day(const struct mark *m)
{
    return m->feature == F_date || m->feature == F_range;
}

/* 签 right behind a day; where it ends, else 0. */
static size_t signed_behind(const struct scene *s, const struct mark *day)
{
    const char *b = s->text.bytes;
    size_t from = day->at.until + (b[day->at.until] == ' '), len;

    while ((len = only_taken(b + from, small_row(SMALL_before_close))) > 0 ||
           (len = only_taken(b + from, small_row(SMALL_wish_to_close))) > 0)
        from += len;
    len = only_taken(b + from, small_row(SMALL_close_behind));
    return len && ends_clause(s, from + len) ? from + len : 0;
}

/* "sign", "closing in" right before a day that ends the clause; where it begins, else
 * the day's end. */
static size_t signs_before(const struct scene *s, const struct mark *day)
{
    static const char *const words[] = {"signing", "signs",  "sign",
                                        "closing", "closes", "close"};
    static const char *const leads[] = {" by the", " at the", " in",  " by", " on",
                                        " at",     " before", " the", ""};
    const char *b = s->text.bytes;

    if (!ends_clause(s, day->at.until +
                            only_taken(b + day->at.until, small_row(SMALL_before_close))))
        return day->at.until;
    for (size_t k = 0; k < COUNT(leads); k++)
        for (size_t i = 0; i < COUNT(words); i++) {
            size_t lead = strlen(leads[k]), len = strlen(words[i]);
            if (day->at.from < lead + len + 1)
                continue;
            size_t at = day->at.from - 1 - lead - len;
            bool stands = b[day->at.from - 1] == ' ' &&
                          memcmp(b + at, words[i], len) == 0 &&
                          memcmp(b + at + len, leads[k], lead) == 0;
            if (stands && (at == 0 || b[at - 1] == ' ' || b[at - 1] == ','))
                return at;
        }
    return day->at.until;
}

/* What stood there as an errand or a step does so no more. */
static void mark_closing(struct scene *s, struct span at, enum feature feature)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_inside = at.from <= m->at.from && m->at.from < at.until && m->row < 0;
        if (!is_inside)
            s->marks[kept++] = *m;
    }
    s->n_marks = kept;
    scene_add(s, feature, at, -1);
}

/* 今天签了: it was, and closes no more. */
static bool was_signed(const struct scene *s, const struct mark *day, size_t until)
{
    if (strncmp(s->text.bytes + until, "了", 3) != 0)
        return false;
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_coming && s->marks[i].at.from == day->at.from)
            return false;
    return true;
}

/* Where what is named at byte `at` ends, who signs or the day; `at` where neither is. */
static size_t past_named(const struct scene *s, const struct mark *day, size_t at,
                         bool *is_who)
{
    size_t until = at;

    *is_who = false;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool names = m->feature == F_customer || m->feature == F_d_ref;
        if (m->at.from != at || (!names && m != day))
            continue;
        *is_who |= names;
        until = m->at.until > until ? m->at.until : until;
    }
    return until;
}

/* 周五前想签: the day may stand first where the wish is behind it. */
static bool is_wished_on(const struct scene *s, const struct mark *day, size_t at)
{
    const char *behind = s->text.bytes + day->at.until;

    behind += only_taken(behind, small_row(SMALL_before_close));
    return at == day->at.from && only_taken(behind, small_row(SMALL_wish_to_close)) > 0;
}

/* Nothing but who signs, when, and that they do: 鼎砺4月15号签, "Oakline signs on the
 * 20th", "wants to sign by Friday". Whoever is told to do it is named behind it: "sign
 * Oakline friday". */
static bool is_all_there_is(const struct scene *s, const struct mark *day, size_t until,
                            bool *is_denied, struct span *wish_at)
{
    const char *small = small_row(SMALL_beside_closing),
               *wish = small_row(SMALL_wish_to_close);
    size_t at = 0;

    for (bool is_first = true; at < s->text.len;) {
        const char *b = s->text.bytes + at;
        size_t denied = only_taken(b, small_row(SMALL_unwilling));
        size_t len = denied ? denied : only_taken(b, wish);
        size_t next = at + (len ? len : only_taken(b, small));
        bool is_who;
        size_t named = past_named(s, day, at, &is_who);
        *is_denied |= denied > 0;
        if (len && wish_at->until == 0)
            *wish_at = (struct span){at, at + len};
        is_first &= len == 0 && !is_who;
        next = named > next ? named : next;
        if (is_first && is_of_word(s->text.bytes + at) && !is_wished_on(s, day, at))
            return false;
        is_first &= !is_wished_on(s, day, at);
        if (at == day->at.until && until > at)
            next = until;
        if (next == at && is_of_word(s->text.bytes + at))
            return false;
        at = next == at ? at + 1 : next;
    }
    return true;
}

void closing_mark(struct scene *s)
{
    static const enum feature figures[] = {F_amount, F_field_amount, F_change, F_quote,
                                           F_move,   F_discount,     F_guess},
                              others[] = {F_remind, F_clock};

    bool has_figure = scene_has(s, figures, COUNT(figures));

    if (scene_has(s, others, COUNT(others)))
        return;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark day = s->marks[i];
        if (!is_day(&day))
            continue;
        size_t until = signed_behind(s, &day), from = signs_before(s, &day);
        const struct entity *e = mark_entity(s, &day);
        bool is_over =
            e && (e->flags & ENTITY_PAST || e->at.day.n < s->context->reading.now.day.n);
        bool is_denied = false;
        struct span wish = {0, 0};
        bool is_all =
            !is_over && is_all_there_is(s, &s->marks[i], until, &is_denied, &wish);
        if (!has_figure && !is_all)
            continue;
        enum feature said = is_all && is_denied ? F_remark : F_field_close;
        bool is_behind = until && !was_signed(s, &day, until);
        if (!is_behind && from >= day.at.from)
            continue;
        if (is_all && wish.until > 0)
            mark_closing(s, wish, said);
        mark_closing(s,
                     is_behind ? (struct span){day.at.until, until}
                               : (struct span){from, day.at.from},
                     said);
        return;
    }
}

static bool begins_day(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (is_day(&s->marks[i]) && s->marks[i].at.from == at)
            return true;
    return false;
}

/* What closes for a day, or takes no more: it is no deal. */
static bool closes_by_itself(const struct scene *s, const struct mark *m)
{
    size_t at = m->at.from, end = m->at.until;
    const char *b = s->text.bytes;

    if (!only_listed(b + at, end - at, small_row(SMALL_closing_verb)))
        return false;
    if (b[end] == ' ' && only_taken(b + end + 1, small_row(SMALL_closing_for)) > 0)
        return true;
    for (int words = 0; at > 0 && words < 4; words++) {
        at--;
        while (at > 0 && b[at - 1] != ' ')
            at--;
        if (only_taken(b + at, small_row(SMALL_closing_thing)) > 0)
            return true;
        if (only_taken(b + at, small_row(SMALL_closing_helper)) == 0 &&
            !begins_day(s, at))
            return false;
    }
    return false;
}

void closing_of_others(struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_field_close && closes_by_itself(s, &s->marks[i]))
            s->marks[i].feature = F_remark;
}
