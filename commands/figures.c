/* figures.c - numbers and sums under a heading. */
#include "commands/figures.h"
#include "commands/listing.h"
#include "commands/ranking.h"

#include <string.h>

void figures_begin(struct figures *figures, struct turn *t)
{
    *figures = (struct figures){.t = t};
}

static struct figure *row_of(struct figures *figures, const char *label)
{
    for (size_t i = 0; i < figures->n; i++)
        if (strcmp(figures->rows[i].label, label) == 0)
            return &figures->rows[i];
    if (figures->n == FIGURES_MOST)
        return &figures->rows[FIGURES_MOST];
    struct figure *row = &figures->rows[figures->n++];
    row->label = label;
    return row;
}

void figures_row(struct figures *figures, const char *label)
{
    (void)row_of(figures, label);
}

static enum rc add_sum(struct turn *t, struct figure *row, struct money amount)
{
    for (size_t i = 0; i < row->n_sums; i++)
        if (text_same(row->sums[i].currency, amount.currency))
            return money_add(row->sums[i], amount, &row->sums[i], &t->err);
    if (row->n_sums < FIGURES_CURRENCIES)
        row->sums[row->n_sums++] = amount;
    return RC_OK;
}

enum rc figures_add(struct figures *figures, const char *label, struct money amount)
{
    struct figure *row = row_of(figures, label);

    row->n++;
    return money_is_zero(amount) ? RC_OK : add_sum(figures->t, row, amount);
}

void figures_most_first(struct figures *figures)
{
    for (size_t i = 1; i < figures->n; i++) {
        struct figure row = figures->rows[i];
        size_t to = i;
        for (; to > 0 && figures->rows[to - 1].n < row.n; to--)
            figures->rows[to] = figures->rows[to - 1];
        figures->rows[to] = row;
    }
}

void figures_largest_first(struct figures *figures)
{
    const struct ranked_by by = {.order = RANK_LARGE};
    struct ranked rows[FIGURES_MOST] = {0};
    struct figure kept[FIGURES_MOST];

    for (size_t i = 0; i < figures->n; i++) {
        rows[i] =
            (struct ranked){.at = i, .day = DAY_NONE, .sum = figures->rows[i].sums[0]};
        kept[i] = figures->rows[i];
    }
    (void)rank(&by, rows, figures->n);
    for (size_t i = 0; i < figures->n; i++)
        figures->rows[i] = kept[rows[i].at];
}

/* "¥480,000 + $48,500"; "" of none. */
static const char *sums_text(struct figures *figures, const struct figure *row)
{
    struct text text;

    text_init(&text, figures->t->arena, 400);
    for (size_t i = 0; i < row->n_sums; i++)
        text_addf(&text, "%s%s", i ? " + " : "",
                  money_text(figures->t->arena, row->sums[i]));
    return text.bytes;
}

static void add_row(struct figures *figures, struct listing *listing,
                    const struct figure *row, const char *label)
{
    const char *const cells[] = {label, arena_printf(figures->t->arena, "%zu", row->n),
                                 sums_text(figures, row)};

    (void)listing_row(listing, cells);
}

static enum rc total_of(struct figures *figures, struct figure *total)
{
    *total = (struct figure){0};
    for (size_t i = 0; i <= FIGURES_MOST; i++) {
        const struct figure *row = &figures->rows[i];
        total->n += row->n;
        for (size_t k = 0; k < row->n_sums; k++)
            TRY(add_sum(figures->t, total, row->sums[k]));
    }
    return RC_OK;
}

enum rc figures_sum(struct figures *figures, const char **out)
{
    struct figure total;

    TRY(total_of(figures, &total));
    *out = sums_text(figures, &total);
    return RC_OK;
}

enum rc figures_say(struct figures *figures, const char *title, const char *what,
                    const char *empty)
{
    struct turn *t = figures->t;
    const char *const heads[] = {what, IN(t, "Number", "数量"), IN(t, "Sum", "合计")};
    const struct figure *others = &figures->rows[FIGURES_MOST];
    struct listing listing;
    struct figure total;

    TRY(total_of(figures, &total));
    if (total.n == 0) {
        say(t, "%s", empty);
        return RC_OK;
    }
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 1 | 1U << 2);
    for (size_t i = 0; i < figures->n; i++)
        add_row(figures, &listing, &figures->rows[i], figures->rows[i].label);
    if (others->n)
        add_row(figures, &listing, others, IN(t, "Others", "其他"));
    add_row(figures, &listing, &total, IN(t, "All", "总计"));
    listing_table(&listing, title);
    return RC_OK;
}
