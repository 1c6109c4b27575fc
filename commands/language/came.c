/* That money came: 星桥昨天到2万,今天又到5千, between a day, or a word for once more, and
 * a sum; and on which day, where "monday" may be the last or the next. */
#include "commands/language/scene.h"

#include <string.h>

static const char came[] = "到";

/* A sum and no number of things stands here. */
static bool is_sum_at(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_amount && s->marks[i].at.from == at)
            return true;
    return false;
}

static bool ends_day(const struct scene *s, size_t at)
{
    static const char *const words[] = {"又",   "也", "才",   "只", "已",
                                        "已经", "刚", "刚刚", "款", "钱",
                                        "先",   "共", "一共", "再", "还"};

    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_date && s->marks[i].at.until == at)
            return true;
    return text_ends_any(s->text.bytes, at, words, COUNT(words));
}

/* 报价今天到48万, 预算又到20万: what comes to a figure is no money. */
static bool is_of_figures(const struct scene *s)
{
    static const enum feature figures[] = {
        F_quote,    F_field_amount, F_budget,  F_change,   F_margin,
        F_discount, F_percent,      F_deliver, F_pipeline, F_won_report};

    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < COUNT(figures); k++)
            if (s->marks[i].feature == figures[k])
                return true;
    return false;
}

static void drop_within(struct scene *s, struct span at)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        if (!(m->row < 0 && at.from <= m->at.from && m->at.until <= at.until))
            s->marks[kept++] = *m;
    }
    s->n_marks = kept;
}

/* "Monday", where the one that has just been is not a week ago. */
static bool may_be_over(const struct scene *s, const struct mark *m)
{
    enum { A_WEEK = 7 };
    const struct entity *e = mark_entity(s, m);

    return m->feature == F_coming && (e->flags & ENTITY_OPEN) && !e->bound &&
           day_known(e->past_at.day) &&
           day_between(e->past_at.day, s->context->reading.now.day) <= A_WEEK;
}

/* 周一 said on a Wednesday is of this week. */
static bool is_of_this_week(const struct scene *s, const struct mark *m)
{
    struct day today = s->context->reading.now.day;

    return han_at(s->text.bytes + m->at.from) &&
           day_between(mark_entity(s, m)->past_at.day, today) <= (int)day_weekday(today);
}

/* "Wired 5k monday", 周一到账2万: the day goes with the verb, which says that it is over.
 */
static void settle_days(struct scene *s)
{
    static const enum feature to_come[] = {F_future, F_promise, F_iffy,
                                           F_remind, F_request, F_condition},
                              over[] = {F_got_it}, came_in[] = {F_arrived, F_got_it};

    for (size_t i = 0; i < s->n_marks; i++) {
        struct mark *m = &s->marks[i];
        size_t clause = scene_clause(s, m->at.from);
        if (!may_be_over(s, m) || scene_has_in(s, clause, to_come, COUNT(to_come)))
            continue;
        if (scene_has_in(s, clause, over, COUNT(over)) ||
            (is_of_this_week(s, m) && scene_has_in(s, clause, came_in, COUNT(came_in))))
            m->feature = F_bygone;
    }
}

bool came_mark(struct scene *s)
{
    enum { LEN = sizeof came - 1 };

    bool is_marked = sent_mark(s);

    for (const char *b = s->text.bytes, *at = b; (at = strstr(at, came)); at += LEN) {
        size_t from = (size_t)(at - b);
        size_t until = from + LEN + (strncmp(at + LEN, "了", LEN) == 0 ? LEN : 0);
        if (!is_sum_at(s, until) || !ends_day(s, from) || is_of_figures(s))
            continue;
        drop_within(s, (struct span){from, until});
        scene_add(s, F_arrived, (struct span){from, until}, -1);
        is_marked = true;
    }
    settle_days(s);
    return is_marked;
}
