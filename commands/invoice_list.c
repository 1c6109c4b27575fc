/* "invoice list" - what is open, by due day: all, a customer's, or what is overdue. */
#include "commands/access.h"
#include "commands/listing.h"
#include "store/talk.h"

struct invoice_list {
    struct phrase which;
};

static const struct arg wants[] = {
    OPT(struct invoice_list, which,
        "overdue, or a customer; all that is open when left out",
        "“逾期”或客户；默认全部未结"),
    {0},
};

static const struct example examples[] = {
    {"invoice list", "Open invoices (1)", "fin"},
    {"发票列表 逾期", "Overdue invoices (1)", "fin"},
    {0},
};

/* The owner of the invoice's deal, or of its customer. */
static int64_t owner_of(struct turn *t, const struct invoice *invoice)
{
    struct account account;
    struct deal deal;
    struct err before = t->err;
    int64_t owner = 0;

    if (invoice->deal && deals_get(t, invoice->deal, &deal) == RC_OK)
        owner = deal.owner;
    else if (accounts_get(t, invoice->account, &account) == RC_OK)
        owner = account.owner;
    t->err = before;
    return owner;
}

/* How many were shown; the last of them in *shown. */
static size_t add_rows(struct listing *listing, const struct invoice *list, size_t n,
                       bool only_late, int64_t *shown)
{
    struct turn *t = listing->t;
    size_t rows = 0;

    for (size_t i = 0; i < n; i++) {
        enum invoice_standing standing = invoice_standing(&list[i], t->today);
        if (only_late && standing != STANDING_OVERDUE)
            continue;
        if (!access_sees(t, owner_of(t, &list[i])))
            continue;
        const char *const cells[] = {
            ref_text(t->arena, &invoices_kind, list[i].id),
            account_name(t, list[i].account),
            day_text(t->arena, list[i].due_on, t->today, t->lang),
            money_text(t->arena, list[i].total),
            money_text(t->arena, invoice_open(&list[i])),
            invoice_standing_text(standing, t->lang)};
        if (!listing_row(listing, cells))
            return rows;
        rows++;
        *shown = list[i].id;
    }
    return rows;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct invoice_list *in = args;
    const char *const heads[] = {IN(t, "Invoice", "发票"), IN(t, "Customer", "客户"),
                                 IN(t, "Due", "到期"),     IN(t, "Total", "金额"),
                                 IN(t, "Open", "未付"),    IN(t, "Standing", "状态")};
    struct invoice *list = TAKE_N(t->arena, LISTING_MOST + 1, struct invoice);
    const char *which = text_fold(t->arena, in->which.text);
    bool only_late = text_same(which, "overdue") || text_same(which, "逾期");
    struct account account = {0};
    struct listing listing;
    size_t n = 0;

    if (!only_late && which[0] && !text_same(which, "all") && !text_same(which, "全部"))
        TRY(accounts_find(t, in->which.text, &account));
    TRY(invoices_open_of(t, account.id, LISTING_MOST + 1, list, &n));
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 3 | 1U << 4);
    int64_t shown = 0;
    size_t rows = add_rows(&listing, list, n, only_late, &shown);
    /* "Has the Acme invoice been paid?" "Remind me to chase them": Acme. */
    if (rows == 1)
        talk_speak_of(t, &invoices_kind, shown);
    else if (account.id)
        talk_speak_of(t, &accounts_kind, account.id);
    listing_say(&listing,
                only_late ? IN(t, "Overdue invoices", "逾期发票")
                          : IN(t, "Open invoices", "未结发票"),
                only_late ? IN(t, "Nothing is overdue.", "没有逾期发票。")
                          : IN(t, "Nothing is open.", "没有未结发票。"));
    return RC_OK;
}

const struct command cmd_invoice_list = {
    .name = "invoice list",
    .name_zh = "发票列表",
    .aliases = {"invoices", "未结发票"},
    .brief = "list open invoices",
    .brief_zh = "列出未结发票",
    .group = GROUP_MONEY,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct invoice_list),
    .run = run,
    .examples = examples,
};
