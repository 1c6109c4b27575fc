/* Where marks of a scene stand. */
#include "commands/language/scene.h"

bool mark_is(const struct mark *m, const enum feature *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (m->feature == list[i])
            return true;
    return false;
}

bool scene_has(const struct scene *s, const enum feature *list, size_t n)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (mark_is(&s->marks[i], list, n))
            return true;
    return false;
}

bool scene_has_in(const struct scene *s, size_t clause, const enum feature *list,
                  size_t n)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (mark_is(&s->marks[i], list, n) &&
            scene_clause(s, s->marks[i].at.from) == clause)
            return true;
    return false;
}

size_t scene_begins(const struct scene *s, size_t at, const enum feature *list, size_t n)
{
    size_t end = 0;

    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from == at && s->marks[i].at.until > end &&
            mark_is(&s->marks[i], list, n))
            end = s->marks[i].at.until;
    return end;
}

bool is_of_word(const char *at)
{
    return (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || han_at(at);
}

size_t scene_past_blank(const struct scene *s, size_t at)
{
    return at + (s->text.bytes[at] == ' ');
}
