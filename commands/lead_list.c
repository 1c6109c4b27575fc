/* "lead list" - mine, the pool's, a colleague's, or all that I may see; of a period those
 * that came in then, whatever became of them. */
#include "commands/access.h"
#include "commands/listing.h"
#include "commands/ranking.h"
#include "commands/report.h"
#include "store/people.h"

#include <string.h>

struct lead_list {
    const char *which, *order;
    struct day from, until;
    int64_t top;
};

static const struct arg wants[] = {
    OPT(struct lead_list, which,
        "mine, pool, all or a colleague; when left out mine, a manager's the team's",
        "我的、公海、全部或同事；默认我的，经理默认全部"),
    OPT(struct lead_list, from, "that came in from this day on", "录入日不早于"),
    OPT(struct lead_list, until, "that came in up to this day", "录入日不晚于"),
    OPT(struct lead_list, order, "large, small, old or new", "最大、最小、最早或最新"),
    OPT(struct lead_list, top, "only the first so many", "只列前几条"),
    {0},
};

static const struct example examples[] = {
    {"lead list", "Leads (1)", NULL},
    {"线索列表 公海", "这里没有线索", "bo"},
    {"lead list all from=2026-03-01", "Leads that came in, from Sun 1 March", NULL},
    {0},
};

static enum rc whose(struct turn *t, const char *which, int64_t *owner, unsigned *states)
{
    const char *usual = t->me.roles & (ROLE_MANAGER | ROLE_DIRECTOR) ? "all" : "mine";
    const char *word = which ? text_fold(t->arena, which) : usual;
    struct person person;

    *states = ~0U & ~(1U << LEAD_QUALIFIED) & ~(1U << LEAD_JUNK);
    *owner = t->me.id;
    if (text_same(word, "mine") || text_same(word, "我的"))
        return RC_OK;
    *owner = 0;
    if (text_same(word, "all") || text_same(word, "全部"))
        return RC_OK;
    if (text_same(word, "pool") || text_same(word, "公海")) {
        *states = 1U << LEAD_POOL;
        return RC_OK;
    }
    TRY(people_find(t, which, &person));
    *owner = person.id;
    return RC_OK;
}

static bool is_of_period(const struct lead_list *in)
{
    return day_known(in->from) || day_known(in->until);
}

/* Those that came in then; of the pool, those that are there. */
static enum rc list_period(struct turn *t, const struct lead_list *in, int64_t owner,
                           struct lead *out, size_t *n)
{
    const char *zone = t->me.zone;
    int64_t since = 0, until = INT64_MAX;

    if (day_known(in->from))
        since = instant_of(t, zone, (struct moment){in->from, 0}, 0);
    if (day_known(in->until))
        until = instant_of(t, zone, (struct moment){day_plus(in->until, 1), 0}, 0);
    return leads_made(t, owner, since, until, REPORT_MOST, out, n);
}

/* Those that are asked for, in their order; how many. */
static size_t order_leads(struct turn *t, unsigned states, const struct ranked_by *by,
                          const struct lead *leads, size_t n, struct ranked *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (access_sees(t, leads[i].owner) && states & 1U << leads[i].state)
            out[kept++] = (struct ranked){.at = i,
                                          .sum = leads[i].amount,
                                          .made = leads[i].made_at,
                                          .day = DAY_NONE};
    return rank(by, out, kept);
}

static void add_rows(struct listing *listing, const struct lead *leads,
                     const struct ranked *rows, size_t n)
{
    struct turn *t = listing->t;

    for (size_t i = 0; i < n; i++) {
        const struct lead *lead = &leads[rows[i].at];
        const char *const cells[] = {ref_text(t->arena, &leads_kind, lead->id),
                                     lead->name, lead_state_text(lead->state, t->lang),
                                     lead->owner ? people_name(t, lead->owner) : "",
                                     touch_text(t, lead->next_touch)};
        if (!listing_row(listing, cells))
            return;
    }
}

static enum rc run(struct turn *t, const void *args)
{
    const struct lead_list *in = args;
    const char *const heads[] = {IN(t, "Lead", "线索"), IN(t, "Name", "名称"),
                                 IN(t, "State", "状态"), IN(t, "Owner", "负责人"),
                                 IN(t, "Next touch", "下次跟进")};
    bool is_all = is_of_period(in) || in->order || in->top > 0;
    size_t most = is_all ? REPORT_MOST : LISTING_MOST + 1, n = 0;
    struct lead *leads = TAKE_N(t->arena, most, struct lead);
    struct ranked *rows = TAKE_N(t->arena, most, struct ranked);
    struct ranked_by by;
    struct listing listing;
    unsigned states;
    int64_t owner;

    TRY(whose(t, in->which, &owner, &states));
    TRY(ranking_read(t, in->order, in->top, &by));
    if (is_of_period(in) && states != 1U << LEAD_POOL)
        states |= 1U << LEAD_QUALIFIED;
    if (is_of_period(in))
        TRY(list_period(t, in, owner, leads, &n));
    else
        TRY(leads_list(t, owner, owner == 0, states, most, leads, &n));
    listing_begin(&listing, t, heads, COUNT(heads), 0);
    n = order_leads(t, states, &by, leads, n, rows);
    add_rows(&listing, leads, rows, n);
    const char *order = ranking_text(t, &by, rows, n);
    if (is_of_period(in)) {
        const char *title = arena_printf(
            t->arena, "%s%s",
            period_title(t, IN(t, "Leads that came in", "新增线索"), in->from, in->until),
            order);
        listing_say(&listing, title,
                    arena_printf(t->arena, IN(t, "%s: none.", "%s：没有。"), title));
    } else {
        listing_say(&listing,
                    arena_printf(t->arena, "%s%s", IN(t, "Leads", "线索"), order),
                    IN(t, "No leads here. `lead new NAME phone=…` records one.",
                       "这里没有线索。发“新线索 名称 电话=…”录入一条。"));
    }
    return RC_OK;
}

const struct command cmd_lead_list = {
    .name = "lead list",
    .name_zh = "线索列表",
    .aliases = {"leads"},
    .brief = "list leads",
    .brief_zh = "列出线索",
    .group = GROUP_LEADS,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct lead_list),
    .run = run,
    .examples = examples,
};
