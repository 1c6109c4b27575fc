/* "invoice list" - what is open, by due day: all, a customer's, or what is overdue. */
#include "commands/listing.h"
#include "commands/ranking.h"
#include "commands/report.h"
#include "store/people.h"
#include "store/talk.h"

struct invoice_list {
    struct phrase which;
    int64_t days;
    const char *over, *who, *order;
    struct day from, until;
    int64_t top;
};

static const struct arg wants[] = {
    OPT(struct invoice_list, which,
        "overdue, issued, or a customer; all that is open when left out",
        "“逾期”、“已开”或客户；默认全部未收"),
    OPT(struct invoice_list, days, "late by at least so many days", "逾期至少多少天"),
    OPT(struct invoice_list, over, "at least this is open, such as 10k",
        "未收不低于，如 1万"),
    OPT(struct invoice_list, who, "of me or a colleague; all you see when left out",
        "我的或某位同事的；默认能看到的全部"),
    OPT(struct invoice_list, from, "due, or issued, from this day on",
        "到期或开票日不早于"),
    OPT(struct invoice_list, until, "due, or issued, up to this day",
        "到期或开票日不晚于"),
    OPT(struct invoice_list, order, "large, small, old, new, or soon: by due day",
        "最大、最小、最早、最新，或最近（按到期日）"),
    OPT(struct invoice_list, top, "only the first so many", "只列前几条"),
    {0},
};

static const struct example examples[] = {
    {"invoice list", "Open invoices (1)", "fin"},
    {"发票列表 逾期", "Overdue invoices (1)", "fin"},
    {0},
};

/* What is asked for, once it is read. */
struct wanted {
    const struct invoice_list *in;
    bool only_late;
    bool is_issued;      /* by the day they bear, and not only what is open */
    struct person owner; /* id 0: whose it is does not matter */
    struct ranked_by by;
};

static enum rc read_wanted(struct turn *t, const struct invoice_list *in,
                           struct wanted *out)
{
    const char *which = text_fold(t->arena, in->which.text);
    const char *who = in->who ? text_fold(t->arena, in->who) : "";
    struct money ignored;

    *out = (struct wanted){
        .in = in,
        .only_late = text_same(which, "overdue") || text_same(which, "逾期"),
        .is_issued = text_same(which, "issued") || text_same(which, "已开")};
    TRY(ranking_read(t, in->order, in->top, &out->by));
    if (in->over)
        TRY(err_at(&t->err, "over", money_parse(in->over, "", &ignored, &t->err)));
    if (text_same(who, "me") || text_same(who, "mine") || text_same(who, "我"))
        out->owner = t->me;
    else if (in->who)
        TRY(people_find(t, in->who, &out->owner));
    return RC_OK;
}

/* In the invoice's own currency. */
static bool is_over(struct turn *t, const char *over, struct money open)
{
    struct err ignored = {.lang = t->lang};
    struct money bound;

    return !over || (money_parse(over, open.currency, &bound, &ignored) == RC_OK &&
                     open.minor >= bound.minor);
}

static bool is_wanted(struct turn *t, const struct wanted *w, const struct invoice *one)
{
    const struct invoice_list *in = w->in;
    int64_t owner = report_owner_of(t, one);

    if (w->only_late && invoice_standing(one, t->today) != STANDING_OVERDUE)
        return false;
    if (in->days > 0 && invoice_days_late(one, t->today) < in->days)
        return false;
    int day = w->is_issued ? one->issued_on.n : one->due_on.n;
    if ((day_known(in->from) && day < in->from.n) ||
        (day_known(in->until) && day > in->until.n))
        return false;
    return is_over(t, in->over, invoice_open(one)) &&
           (w->owner.id == 0 || w->owner.id == owner) && access_sees(t, owner);
}

/* "Overdue invoices, at least 30 days late, of Emma Ross" */
static const char *title_of(struct turn *t, const struct wanted *w)
{
    const struct invoice_list *in = w->in;
    struct text title;

    text_init(&title, t->arena, 1000);
    text_add(&title, w->only_late   ? IN(t, "Overdue invoices", "逾期发票")
                     : w->is_issued ? IN(t, "Invoices issued", "已开发票")
                                    : IN(t, "Open invoices", "未收发票"));
    if (in->days > 0)
        text_addf(&title, IN(t, ", at least %d days late", "，逾期至少 %d 天"),
                  (int)in->days);
    if (in->over)
        text_addf(&title, IN(t, ", %s or more", "，不低于 %s"), in->over);
    if (day_known(in->from))
        text_addf(&title,
                  w->is_issued ? IN(t, ", from %s", "，%s起")
                               : IN(t, ", due from %s", "，%s起到期"),
                  day_text(t->arena, in->from, t->today, t->lang));
    if (day_known(in->until))
        text_addf(&title,
                  w->is_issued ? IN(t, ", until %s", "，至%s")
                               : IN(t, ", due by %s", "，%s前到期"),
                  day_text(t->arena, in->until, t->today, t->lang));
    if (w->owner.id)
        text_addf(&title, IN(t, ", of %s", "，%s的"), w->owner.name);
    return title.bytes;
}

/* Those that are asked for, in their order; how many. An invoice is as old as it is due.
 */
static size_t order_invoices(struct turn *t, const struct wanted *w,
                             const struct invoice *list, size_t n, struct ranked *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (is_wanted(t, w, &list[i]))
            out[kept++] = (struct ranked){.at = i,
                                          .sum = w->is_issued ? list[i].total
                                                              : invoice_open(&list[i]),
                                          .made = list[i].due_on.n,
                                          .day = list[i].due_on};
    return rank(&w->by, out, kept);
}

/* How many were shown; the last of them in *shown. */
static size_t add_rows(struct listing *listing, const struct invoice *list,
                       const struct ranked *rows, size_t n, int64_t *shown)
{
    struct turn *t = listing->t;

    for (size_t i = 0; i < n; i++) {
        const struct invoice *one = &list[rows[i].at];
        enum invoice_standing standing = invoice_standing(one, t->today);
        const char *const cells[] = {ref_text(t->arena, &invoices_kind, one->id),
                                     account_name(t, one->account),
                                     day_text(t->arena, one->due_on, t->today, t->lang),
                                     money_text(t->arena, one->total),
                                     money_text(t->arena, invoice_open(one)),
                                     invoice_standing_text(standing, t->lang)};
        if (!listing_row(listing, cells))
            return i;
        if (standing == STANDING_OVERDUE)
            listing_late(listing);
        *shown = one->id;
    }
    return n;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct invoice_list *in = args;
    const char *const heads[] = {IN(t, "Invoice", "发票"), IN(t, "Customer", "客户"),
                                 IN(t, "Due", "到期"),     IN(t, "Total", "金额"),
                                 IN(t, "Open", "未收"),    IN(t, "Standing", "状态")};
    size_t most = in->order || in->top > 0 ? REPORT_MOST : LISTING_MOST + 1, n = 0;
    struct invoice *list = TAKE_N(t->arena, most, struct invoice);
    struct ranked *ranked = TAKE_N(t->arena, most, struct ranked);
    const char *which = text_fold(t->arena, in->which.text);
    struct account account = {0};
    struct listing listing;
    struct wanted wanted;

    TRY(read_wanted(t, in, &wanted));
    if (!wanted.only_late && !wanted.is_issued && which[0] && !text_same(which, "all") &&
        !text_same(which, "全部"))
        TRY(accounts_find(t, in->which.text, &account));
    if (wanted.is_issued)
        TRY(invoices_issued(t, day_known(in->from) ? in->from : (struct day){0},
                            day_known(in->until) ? in->until : t->today, most, list, &n));
    else
        TRY(invoices_open_of(t, account.id, most, list, &n));
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 3 | 1U << 4);
    listing.rest = 1U << 4;
    int64_t shown = 0;
    n = order_invoices(t, &wanted, list, n, ranked);
    size_t rows = add_rows(&listing, list, ranked, n, &shown);
    /* "Has the Acme invoice been paid?" "Remind me to chase them": Acme. */
    if (rows == 1)
        talk_speak_of(t, &invoices_kind, shown);
    else if (account.id)
        talk_speak_of(t, &accounts_kind, account.id);
    bool is_narrow = in->days > 0 || in->over || in->who || day_known(in->from) ||
                     day_known(in->until);
    const char *title = arena_printf(t->arena, "%s%s", title_of(t, &wanted),
                                     ranking_text(t, &wanted.by, ranked, n));
    listing_say(&listing, title,
                is_narrow
                    ? arena_printf(t->arena, IN(t, "%s: none.", "%s：没有。"), title)
                : wanted.only_late ? IN(t, "Nothing is overdue.", "没有逾期发票。")
                                   : IN(t, "Nothing is open.", "没有未收发票。"));
    return RC_OK;
}

const struct command cmd_invoice_list = {
    .name = "invoice list",
    .name_zh = "发票列表",
    .aliases = {"invoices", "未收发票", "未结发票"},
    .brief = "list open invoices",
    .brief_zh = "列出未收发票",
    .group = GROUP_MONEY,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct invoice_list),
    .run = run,
    .examples = examples,
};
