/* "conversion" - of the deals that were closed in a period, how many were won. */
#include "commands/listing.h"
#include "commands/report.h"
#include "store/people.h"

#include <string.h>

enum { OWNERS_MOST = LISTING_MOST };

struct share {
    int64_t owner;
    size_t won, lost;
};

static struct share *share_of(struct share *list, size_t *n, int64_t owner)
{
    for (size_t i = 0; i < *n; i++)
        if (list[i].owner == owner)
            return &list[i];
    if (*n == OWNERS_MOST)
        return NULL;
    list[*n] = (struct share){.owner = owner};
    return &list[(*n)++];
}

static void add_row(struct listing *listing, const char *label, const struct share *share)
{
    struct arena *arena = listing->t->arena;
    size_t closed = share->won + share->lost;
    const char *const cells[] = {
        label, arena_printf(arena, "%zu", share->won),
        arena_printf(arena, "%zu", share->lost),
        percent_text(
            arena, arena_printf(arena, "%zu",
                                closed ? (share->won * 100 + closed / 2) / closed : 0))};

    (void)listing_row(listing, cells);
}

static enum rc count(struct turn *t, const struct report_ask *ask, struct share *shares,
                     size_t *n_shares, struct share *all)
{
    struct deal *list = TAKE_N(t->arena, REPORT_MOST, struct deal);
    int64_t since = instant_of(t, t->me.zone, (struct moment){ask->from, 0}, 0);
    size_t n = 0;

    TRY(deals_list(t, ask->owner, 1U << STAGE_WON | 1U << STAGE_LOST, since, REPORT_MOST,
                   list, &n));
    for (size_t i = 0; i < n; i++) {
        struct day day = wall_at(t, t->me.zone, list[i].closed_at).day;
        if (!report_counts(t, ask, list[i].owner) ||
            (day_known(ask->until) && day.n > ask->until.n))
            continue;
        struct share *share = share_of(shares, n_shares, list[i].owner);
        bool is_won = list[i].stage == STAGE_WON;
        all->won += is_won;
        all->lost += !is_won;
        if (share) {
            share->won += is_won;
            share->lost += !is_won;
        }
    }
    return RC_OK;
}

static enum rc run(struct turn *t, const struct report_ask *asked)
{
    const struct report_ask ask = report_this_month(t, asked);
    const char *const heads[] = {IN(t, "Owner", "负责人"), IN(t, "Won", "赢单"),
                                 IN(t, "Lost", "输单"), IN(t, "Won of all", "赢单率")};
    struct share *shares = TAKE_N(t->arena, OWNERS_MOST, struct share), all = {0};
    struct listing listing;
    size_t n = 0;

    TRY(count(t, &ask, shares, &n, &all));
    if (n == 0) {
        say(t, "%s",
            report_title(t, IN(t, "No deal was closed", "没有结束的商机"), &ask));
        return RC_OK;
    }
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 1 | 1U << 2 | 1U << 3);
    for (size_t i = 0; i < n; i++)
        add_row(&listing, people_name(t, shares[i].owner), &shares[i]);
    add_row(&listing, IN(t, "All", "总计"), &all);
    listing_table(&listing,
                  report_title(t, IN(t, "Deals won of those closed", "赢单率"), &ask));
    return RC_OK;
}

const struct report report_conversion = {
    .name = "conversion",
    .name_zh = "转化率",
    .brief = "of the deals closed in a period, how many were won",
    .brief_zh = "某段时间结束的商机里赢了多少",
    .run = run,
};
