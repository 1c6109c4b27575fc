/* "A competitor won Oakline", 铂曼跟友商签了, "Zentrix won the Oakline deal": who won or
 * was signed with is none of us, so nothing is won: it is told, and a button loses it. */
#include "commands/language/scene.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>

static bool in_a_mark(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from <= at && at < s->marks[i].at.until)
            return true;
    return false;
}

/* "Beat a competitor", 从友商手里: it was won from them. */
static bool is_overcome(const struct scene *s, const struct mark *rival)
{
    const char *b = s->text.bytes;
    size_t at = rival->at.from;

    at -= at > 0 && b[at - 1] == ' ';
    size_t article = only_ending(b, at, small_row(SMALL_paper_article));
    at -= article;
    at -= article > 0 && at > 0 && b[at - 1] == ' ';
    return only_ending(b, at, small_row(SMALL_overcome)) > 0;
}

/* "... dropped out, so we won": we stand between. */
static bool holds_us(const struct scene *s, size_t from, size_t until)
{
    if (only_taken(s->text.bytes + until, small_row(SMALL_we)) > 0)
        return true;
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_me && s->marks[i].at.from >= from &&
            s->marks[i].at.until <= until)
            return true;
    return false;
}

/* A rival before the win in its clause; a firm that all know, where it is the first word
 * or is signed with. */
static bool is_of_rival(const struct scene *s, const struct mark *win)
{
    static const enum feature rivals[] = {F_rival, F_firm_name};

    size_t clause = scene_clause(s, win->at.from);

    for (size_t i = 0; i < s->n_marks && s->marks[i].at.until <= win->at.from; i++) {
        const struct mark *m = &s->marks[i];
        if (mark_is(m, rivals, COUNT(rivals)) && scene_clause(s, m->at.from) == clause &&
            !is_overcome(s, m) && !holds_us(s, m->at.until, win->at.from))
            return true;
    }
    return false;
}

static bool is_customer_behind(const struct scene *s, const struct mark *win)
{
    size_t clause = scene_clause(s, win->at.from);

    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_customer && s->marks[i].at.from >= win->at.until &&
            scene_clause(s, s->marks[i].at.from) == clause)
            return true;
    return false;
}

/* "Zentrix won the Oakline deal": the only word before it is a name that nobody knows. */
static bool is_of_stranger(const struct scene *s, const struct mark *win)
{
    const char *b = s->text.bytes;
    size_t from = s->clauses[scene_clause(s, win->at.from)].from;

    from += strspn(b + from, " ");
    size_t len = strspn(b + from, "abcdefghijklmnopqrstuvwxyz");
    return len > 1 && from + len + 1 == win->at.from && !in_a_mark(s, from) &&
           !only_listed(b + from, len, small_row(SMALL_before_win)) &&
           only_taken(b + win->at.from, small_row(SMALL_wins)) > 0 &&
           is_customer_behind(s, win);
}

/* 鼎砺跟宏达签了: between the customer and the win, with whom, and it is a short name. */
static bool is_signed_with(const struct scene *s, const struct mark *win)
{
    enum { NAME_LEAST = 6, NAME_MOST = 24 }; /* bytes */

    const char *b = s->text.bytes;

    for (size_t i = 0; i < s->n_marks; i++) {
        size_t at = s->marks[i].at.until;
        if (s->marks[i].feature != F_customer || at >= win->at.from)
            continue;
        size_t len = only_taken(b + at, small_row(SMALL_signed_with));
        size_t name = scene_past_blank(s, at + len);
        if (len == 0 || name + NAME_LEAST > win->at.from ||
            name + NAME_MOST < win->at.from)
            continue;
        for (at = name; at < win->at.from && !in_a_mark(s, at); at++)
            continue;
        if (at == win->at.from &&
            only_ending(b, win->at.from, small_row(SMALL_no_rival_name)) == 0)
            return true;
    }
    return false;
}

/* What was read there as a win is told as one of another. */
static void turn_over(struct scene *s, struct span at)
{
    static const enum feature wins[] = {F_stage_won, F_stage_any, F_signs, F_won_report};

    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark m = s->marks[i];
        bool meets = m.at.from < at.until && at.from < m.at.until;
        if (!(meets && mark_is(&m, wins, COUNT(wins))))
            s->marks[kept++] = m;
    }
    s->n_marks = kept;
    scene_add(s, F_stage_lost, at, -1);
    scene_add(s, F_stage_any, at, -1);
    scene_add(s, F_chose_another, at, -1);
    scene_add(s, F_remark, at, -1);
}

bool wins_mark(struct scene *s)
{
    bool any = false;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark win = s->marks[i];
        if (win.feature != F_stage_won ||
            !(is_of_rival(s, &win) || is_of_stranger(s, &win) || is_signed_with(s, &win)))
            continue;
        turn_over(s, win.at);
        any = true;
        i = (size_t)-1; /* the marks have moved */
    }
    return any;
}
