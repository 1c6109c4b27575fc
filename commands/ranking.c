/* ranking.c - the order of a list, and where it is cut. */
#include "commands/ranking.h"

#include <stdlib.h>

static const struct {
    const char *name, *zh;           /* as an argument */
    const char *title_en, *title_zh; /* behind the list's title */
} orders[] = {
    [RANK_NONE] = {"", "", "", ""},
    [RANK_LARGE] = {"large", "最大", ", largest first", "，金额从大到小"},
    [RANK_SMALL] = {"small", "最小", ", smallest first", "，金额从小到大"},
    [RANK_OLD] = {"old", "最早", ", oldest first", "，从早到晚"},
    [RANK_NEW] = {"new", "最新", ", newest first", "，从新到旧"},
    [RANK_SOON] = {"soon", "最近", ", soonest first", "，最近的在前"},
};

enum rc ranking_read(struct turn *t, const char *order, int64_t top,
                     struct ranked_by *out)
{
    *out = (struct ranked_by){.top = top > 0 ? top : 0};
    if (top != INT64_MIN && top < 1)
        return err_at(
            &t->err, "top",
            err_set(&t->err, RC_USAGE, "%s",
                    IN(t, "say how many, such as top=5", "请说要几条，如 条数=5")));
    if (!order)
        return RC_OK;
    const char *word = text_fold(t->arena, order);
    for (size_t i = RANK_LARGE; i < COUNT(orders); i++)
        if (text_same(word, orders[i].name) || text_same(word, orders[i].zh)) {
            out->order = (enum ranking)i;
            return RC_OK;
        }
    (void)err_set(&t->err, RC_USAGE,
                  IN(t, "there is no order \"%s\"", "没有“%s”这种排序"), order);
    return err_hint(
        &t->err, "%s",
        IN(t, "large, small, old, new or soon", "最大、最小、最早、最新或最近"));
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* What is not known stands last, whichever way the list goes. */
static int compare_sums(const struct ranked *a, const struct ranked *b, int way)
{
    bool no_a = money_is_zero(a->sum), no_b = money_is_zero(b->sum);

    if (a->group != b->group)
        return compare((int64_t)a->group, (int64_t)b->group);
    return no_a != no_b ? no_a - no_b : way * compare(a->sum.minor, b->sum.minor);
}

static int in_place(const struct ranked *a, const struct ranked *b)
{
    return compare((int64_t)a->at, (int64_t)b->at);
}

static int by_large(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    int order = compare_sums(a, b, -1);

    return order ? order : in_place(a, b);
}

static int by_small(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    int order = compare_sums(a, b, 1);

    return order ? order : in_place(a, b);
}

static int by_old(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    int order = compare(a->made, b->made);

    return order ? order : in_place(a, b);
}

static int by_new(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    int order = compare(b->made, a->made);

    return order ? order : in_place(a, b);
}

static int by_soon(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    bool no_a = !day_known(a->day), no_b = !day_known(b->day);
    int order = no_a != no_b ? no_a - no_b : compare(a->day.n, b->day.n);

    return order ? order : in_place(a, b);
}

/* Of each row the first that has its currency; what has no sum is of none. */
static void group(struct ranked *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t first = 0;
        while (first < i && !text_same(rows[first].sum.currency, rows[i].sum.currency))
            first++;
        rows[i].group = money_is_zero(rows[i].sum) ? n : first;
    }
}

static size_t cut(struct ranked *rows, size_t n, int64_t top, bool is_grouped)
{
    size_t kept = 0;
    int64_t in_group = 0;

    for (size_t i = 0; i < n; i++) {
        bool is_next = is_grouped && kept > 0 && rows[i].group != rows[kept - 1].group;
        bool is_of_none = is_grouped && money_is_zero(rows[i].sum);
        in_group = is_next ? 0 : in_group;
        if (!is_of_none && in_group++ < top)
            rows[kept++] = rows[i];
    }
    return kept;
}

size_t rank(const struct ranked_by *by, struct ranked *rows, size_t n)
{
    static int (*const compares[])(const void *, const void *) = {[RANK_LARGE] = by_large,
                                                                  [RANK_SMALL] = by_small,
                                                                  [RANK_OLD] = by_old,
                                                                  [RANK_NEW] = by_new,
                                                                  [RANK_SOON] = by_soon};
    bool is_grouped = by->order == RANK_LARGE || by->order == RANK_SMALL;

    if (is_grouped)
        group(rows, n);
    if (by->order != RANK_NONE)
        qsort(rows, n, sizeof rows[0], compares[by->order]);
    return by->top ? cut(rows, n, by->top, is_grouped) : n;
}

const char *ranking_text(struct turn *t, const struct ranked_by *by,
                         const struct ranked *rows, size_t n)
{
    bool is_by_sum = by->order == RANK_LARGE || by->order == RANK_SMALL;
    bool is_mixed = false;

    for (size_t i = 1; i < n && is_by_sum; i++)
        is_mixed |= !money_is_zero(rows[i].sum) && rows[i].group != rows[0].group;
    return arena_printf(t->arena, "%s%s",
                        IN(t, orders[by->order].title_en, orders[by->order].title_zh),
                        is_mixed ? IN(t, ", each currency by itself", "，币种分开") : "");
}
