/* An act in a message: where it stands, and what puts it in doubt. */
#include "commands/language/safety_inside.h"

#include <string.h>

const enum feature act_doubts[ACT_DOUBTS] = {
    F_negation, F_condition, F_future, F_quoting, F_denied, F_iffy, F_guess, F_hearsay};

bool act_has(const struct act *act, enum feature feature)
{
    for (size_t i = 0; i < act->n; i++)
        if (act->features[i] == feature)
            return true;
    return false;
}

bool act_holds(const struct scene *s, const struct act *act, const struct mark *mark)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (act_has(act, s->marks[i].feature) && s->marks[i].at.from <= mark->at.from &&
            mark->at.until <= s->marks[i].at.until)
            return true;
    return false;
}

bool act_is_behind(const struct scene *s, size_t end, const struct act *act,
                   const enum feature *list, size_t n)
{
    for (size_t i = 0; i < s->n_marks && s->marks[i].at.from < end; i++)
        for (size_t k = 0; k < n; k++)
            if (s->marks[i].feature == list[k] && !act_holds(s, act, &s->marks[i]))
                return true;
    return false;
}

bool act_has_by(const struct scene *s, size_t last, const struct act *act,
                const enum feature *list, size_t n)
{
    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < n; k++)
            if (s->marks[i].feature == list[k] &&
                scene_clause(s, s->marks[i].at.from) <= last &&
                !act_holds(s, act, &s->marks[i]))
                return true;
    return false;
}

size_t act_clause(const struct view *view, const struct act *act, bool first)
{
    const struct scene *s = view->scene;
    size_t found = 0;

    for (size_t i = 0; i < s->n_marks; i++)
        if (act_has(act, s->marks[i].feature) && view_covers(view, s->marks[i].at)) {
            found = scene_clause(s, s->marks[i].at.from);
            if (first)
                return found;
        }
    return found;
}

size_t act_end(const struct view *view, const struct act *act)
{
    const struct scene *s = view->scene;

    for (size_t i = 0; i < s->n_marks; i++)
        if (act_has(act, s->marks[i].feature) && view_covers(view, s->marks[i].at))
            return s->marks[i].at.until;
    return s->text.len;
}

bool act_goes_to(const struct view *view, const struct mark *who)
{
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_to_word, &row));)
        if (m->at.until <= who->at.from && who->at.from - m->at.until <= 1)
            return true;
    for (size_t row = 0; (m = view_next(view, F_transfer, &row));) /* 让王浩补材料 */
        if (m->at.until <= who->at.from && who->at.from - m->at.until <= 1)
            return true;
    for (size_t row = 0; (m = view_next(view, F_send_back, &row));)
        if (m->at.until <= who->at.from && who->at.from - m->at.until <= 1)
            return true;
    return false;
}

bool act_is_of_unknown(const struct view *view, enum feature feature, const char *word)
{
    static const char *const small[] = {"a ",   "an ",    "the ",  "their ",  "its ",
                                        "her ", "great ", "good ", "another "};
    const struct scene *s = view->scene;
    const char *b = s->text.bytes;
    size_t len = strlen(word);
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, feature, &row));) {
        if (m->at.until - m->at.from != len || memcmp(b + m->at.from, word, len) != 0 ||
            b[m->at.until] != ' ')
            continue;
        size_t at = m->at.until + 1;
        for (size_t i = 0; i < COUNT(small); i++)
            if (strncmp(b + at, small[i], strlen(small[i])) == 0)
                at += strlen(small[i]);
        bool is_known = b[at] < 'a' || b[at] > 'z';
        for (size_t i = 0; i < s->n_marks && !is_known; i++)
            is_known = s->marks[i].at.from <= at && at < s->marks[i].at.until &&
                       s->marks[i].feature != F_activity;
        if (!is_known)
            return true;
    }
    return false;
}
