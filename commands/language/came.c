/* 星桥昨天到2万,今天又到5千: between a day, or a word for once more, and a sum, 到 says
 * that money came. */
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

bool came_mark(struct scene *s)
{
    enum { LEN = sizeof came - 1 };

    bool is_marked = false;

    for (const char *b = s->text.bytes, *at = b; (at = strstr(at, came)); at += LEN) {
        size_t from = (size_t)(at - b);
        size_t until = from + LEN + (strncmp(at + LEN, "了", LEN) == 0 ? LEN : 0);
        if (!is_sum_at(s, until) || !ends_day(s, from) || is_of_figures(s))
            continue;
        drop_within(s, (struct span){from, until});
        scene_add(s, F_arrived, (struct span){from, until}, -1);
        is_marked = true;
    }
    return is_marked;
}
