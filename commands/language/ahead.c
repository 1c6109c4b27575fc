/* 提前一天提醒我, "remind me two days ahead", "remind me the day before": how long before
 * the time that is said one wants to be reminded. */
#include "commands/language/scene.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

static bool is_time(const struct mark *m)
{
    return m->feature == F_date || m->feature == F_clock || m->feature == F_range;
}

/* Behind byte `at` the words end, or a time stands there: "an hour before the call" is
 * counted from no time that was said. */
static bool is_left_alone(const struct scene *s, size_t at)
{
    at = scene_past_blank(s, at);
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from == at &&
            (is_time(&s->marks[i]) || s->marks[i].feature == F_remind))
            return true;
    return !is_of_word(s->text.bytes + at);
}

/* "Two days before the renewal on 20 March": days, and a day behind them in their clause.
 */
static bool is_of_day_behind(const struct scene *s, const struct mark *length)
{
    if (mark_entity(s, length)->length.seconds)
        return false;
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_date && s->marks[i].at.from > length->at.until &&
            scene_clause(s, s->marks[i].at.from) == scene_clause(s, length->at.from))
            return true;
    return false;
}

static bool in_a_time(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 && s->marks[i].at.from <= at &&
            at < s->marks[i].at.until)
            return true;
    return false;
}

/* A length with the words that make it one ahead; false: it is another. */
static bool is_ahead(const struct scene *s, const struct mark *length, struct span *at)
{
    const char *b = s->text.bytes;
    size_t front = only_ending(b, length->at.from, small_row(SMALL_ahead_front));
    size_t next = scene_past_blank(s, length->at.until);
    size_t behind = only_taken(b + next, small_row(SMALL_ahead_behind));

    *at = length->at;
    if (front > 0) {
        at->from -= front;
        return true;
    }
    at->until = next + behind;
    return behind > 0 && (is_left_alone(s, at->until) || is_of_day_behind(s, length));
}

/* "The day before", "the week before", where it stands for itself. */
static bool stands_before(const struct scene *s, enum small row, struct span *at)
{
    for (size_t from = 0, len;
         only_next(s->text.bytes, from, small_row(row), &from, &len); from += len)
        if (!in_a_time(s, from) && is_left_alone(s, from + len)) {
            *at = (struct span){from, from + len};
            return true;
        }
    return false;
}

bool ahead_mark(struct scene *s)
{
    static const enum feature remind[] = {F_remind};

    struct span at;

    if (!scene_has(s, remind, COUNT(remind)))
        return false;
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_duration && is_ahead(s, &s->marks[i], &at)) {
            s->marks[i].feature = F_ahead;
            s->marks[i].at = at;
            return true;
        }
    if (!stands_before(s, SMALL_day_ahead, &at) &&
        !stands_before(s, SMALL_week_ahead, &at))
        return false;
    scene_add(s, F_ahead, at, -1);
    return true;
}
