/* "deal list" - open deals: mine, a colleague's, a stage's, or all that I may see. */
#include "commands/access.h"
#include "commands/listing.h"
#include "commands/ranking.h"
#include "commands/report.h"
#include "store/leads.h"
#include "store/people.h"

struct deal_list {
    const char *which, *over, *under, *order;
    int64_t top;
};

static const struct arg wants[] = {
    OPT(struct deal_list, which,
        "mine, all, a stage or a colleague; when left out mine, a manager's the team's",
        "我的、全部、阶段或同事；默认我的，经理默认全部"),
    OPT(struct deal_list, over, "worth at least this, such as 50k", "金额不低于，如 5万"),
    OPT(struct deal_list, under, "worth at most this", "金额不高于"),
    OPT(struct deal_list, order, "large, small, old, new, or soon: by close date",
        "最大、最小、最早、最新，或最近（按预计成交日）"),
    OPT(struct deal_list, top, "only the first so many", "只列前几条"),
    {0},
};

static const struct example examples[] = {
    {"deal list", "Open deals (1)", NULL},
    {"商机列表", "进行中的商机（1）", "bo"},
    {0},
};

static enum rc which(struct turn *t, const char *said, int64_t *owner, unsigned *stages)
{
    const char *usual = t->me.roles & (ROLE_MANAGER | ROLE_DIRECTOR) ? "all" : "mine";
    const char *word = said ? text_fold(t->arena, said) : usual;
    struct person person;

    *stages = STAGES_OPEN;
    *owner = t->me.id;
    if (text_same(word, "mine") || text_same(word, "我的"))
        return RC_OK;
    *owner = 0;
    if (text_same(word, "all") || text_same(word, "team") || text_same(word, "全部"))
        return RC_OK;
    int stage = stage_parse(word, STAGE_NEW);
    if (stage >= 0 && !text_same(word, "next")) {
        *stages = 1U << stage;
        return RC_OK;
    }
    TRY(people_find(t, said, &person));
    *owner = person.id;
    return RC_OK;
}

/* under=abc would find nothing, and say so as though it had looked. */
static enum rc check_bound(struct turn *t, const char *name, const char *said)
{
    struct money ignored;

    return said ? err_at(&t->err, name, money_parse(said, "", &ignored, &t->err)) : RC_OK;
}

/* In the deal's own currency. */
static bool is_between(struct turn *t, const struct deal_list *in, struct money amount)
{
    struct err ignored = {.lang = t->lang};
    struct money bound;

    if (in->over && (money_parse(in->over, amount.currency, &bound, &ignored) != RC_OK ||
                     amount.minor < bound.minor))
        return false;
    return !in->under ||
           (money_parse(in->under, amount.currency, &bound, &ignored) == RC_OK &&
            amount.minor <= bound.minor);
}

/* Those that are asked for, in their order; how many. */
static size_t order_deals(struct turn *t, const struct deal_list *in,
                          const struct ranked_by *by, const struct deal *deals, size_t n,
                          struct ranked *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (access_sees(t, deals[i].owner) && is_between(t, in, deals[i].amount))
            out[kept++] = (struct ranked){.at = i,
                                          .sum = deals[i].amount,
                                          .made = deals[i].made_at,
                                          .day = deals[i].close_on};
    return rank(by, out, kept);
}

static void add_rows(struct listing *listing, const struct deal *deals,
                     const struct ranked *rows, size_t n)
{
    struct turn *t = listing->t;

    for (size_t i = 0; i < n; i++) {
        const struct deal *deal = &deals[rows[i].at];
        const char *cells[] = {[DEAL_CELLS] = people_name(t, deal->owner),
                               touch_text(t, deal->next_touch)};
        listing_deal(t, deal, cells);
        if (!listing_row(listing, cells))
            break;
    }
}

/* What makes one: of a lead of theirs, where there is one. */
static enum rc none_here(struct turn *t, const char **out)
{
    struct lead lead;
    size_t n = 0;

    TRY(leads_list(t, t->me.id, false, 1U << LEAD_NEW | 1U << LEAD_CONTACTED, 1, &lead,
                   &n));
    *out = n == 0 ? IN(t, "No deals here.", "这里没有商机。")
                  : arena_printf(t->arena,
                                 IN(t, "No deals here. `qualify %s` makes %s a deal.",
                                    "这里没有商机。发“转商机 %s”把%s转为商机。"),
                                 ref_text(t->arena, &leads_kind, lead.id), lead.name);
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct deal_list *in = args;
    const char *const heads[] = {
        IN(t, "Deal", "商机"),    IN(t, "Customer", "客户"),
        IN(t, "Stage", "阶段"),   IN(t, "Amount", "金额"),
        IN(t, "Owner", "负责人"), IN(t, "Next touch", "下次跟进")};
    size_t most = in->order || in->top > 0 ? REPORT_MOST : LISTING_MOST + 1;
    struct deal *deals = TAKE_N(t->arena, most, struct deal);
    struct ranked *rows = TAKE_N(t->arena, most, struct ranked);
    struct ranked_by by;
    const char *none;
    struct listing listing;
    unsigned stages;
    int64_t owner;
    size_t n = 0;

    TRY(check_bound(t, "over", in->over));
    TRY(check_bound(t, "under", in->under));
    TRY(which(t, in->which, &owner, &stages));
    TRY(ranking_read(t, in->order, in->top, &by));
    TRY(deals_list(t, owner, stages, 0, most, deals, &n));
    TRY(none_here(t, &none));
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 3);
    n = order_deals(t, in, &by, deals, n, rows);
    add_rows(&listing, deals, rows, n);
    const char *title = stages & ~(unsigned)STAGES_OPEN
                            ? IN(t, "Deals", "商机")
                            : IN(t, "Open deals", "进行中的商机");
    listing_say(&listing,
                arena_printf(t->arena, "%s%s", title, ranking_text(t, &by, rows, n)),
                in->over || in->under ? IN(t, "No deal that you see is of that size.",
                                           "没有这个金额的商机。")
                                      : none);
    return RC_OK;
}

const struct command cmd_deal_list = {
    .name = "deal list",
    .name_zh = "商机列表",
    .aliases = {"deals", "pipeline"},
    .brief = "list deals",
    .brief_zh = "列出商机",
    .group = GROUP_DEALS,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct deal_list),
    .run = run,
    .examples = examples,
};
