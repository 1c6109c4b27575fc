/* "dso" - days sales outstanding, per currency: how many days of sales are still owed
 * (domain.md section 2, measures: receivable at the end / credit sales of the period x
 * days; best possible: of what is not due yet; the difference are the days of delay). */
#include "commands/listing.h"
#include "commands/report.h"

#include <string.h>

enum { PERIOD = 90, CURRENCIES = 8 };

/* What was invoiced in the period, and what is open now. */
struct book {
    char currency[4];
    int64_t sales, open, not_due;
};

struct books {
    struct book list[CURRENCIES];
    size_t n;
    bool has_more; /* currencies than are listed */
};

/* NULL where there are too many. */
static struct book *book_of(struct books *books, const char *currency)
{
    for (size_t i = 0; i < books->n; i++)
        if (text_same(books->list[i].currency, currency))
            return &books->list[i];
    books->has_more = books->n == CURRENCIES;
    if (books->has_more)
        return NULL;
    struct book *book = &books->list[books->n++];
    memcpy(book->currency, currency, sizeof(book->currency));
    return book;
}

static enum rc add_sales(struct turn *t, const struct report_ask *ask,
                         struct books *books)
{
    struct invoice *list = TAKE_N(t->arena, REPORT_MOST, struct invoice);
    size_t n_list = 0;

    TRY(invoices_issued(t, ask->from, ask->until, REPORT_MOST, list, &n_list));
    for (size_t i = 0; i < n_list; i++) {
        if (!report_counts(t, ask, report_owner_of(t, &list[i])))
            continue;
        struct book *book = book_of(books, list[i].total.currency);
        if (book)
            book->sales += list[i].total.minor;
    }
    return RC_OK;
}

static enum rc add_open(struct turn *t, const struct report_ask *ask, struct books *books)
{
    struct invoice *list = TAKE_N(t->arena, REPORT_MOST, struct invoice);
    size_t n_list = 0;

    TRY(invoices_open_of(t, 0, REPORT_MOST, list, &n_list));
    for (size_t i = 0; i < n_list; i++) {
        if (!report_counts(t, ask, report_owner_of(t, &list[i])))
            continue;
        struct book *book = book_of(books, list[i].total.currency);
        if (!book)
            continue;
        int64_t open = invoice_open(&list[i]).minor;
        book->open += open;
        book->not_due += invoice_days_late(&list[i], t->today) == 0 ? open : 0;
    }
    return RC_OK;
}

static const char *money(struct turn *t, const struct book *book, int64_t minor)
{
    struct money amount = {.minor = minor};

    memcpy(amount.currency, book->currency, sizeof(amount.currency));
    return money_text(t->arena, amount);
}

/* "60.0"; "-" where nothing was sold. */
static const char *days_text(struct turn *t, int64_t tenths)
{
    return tenths < 0 ? "-"
                      : arena_printf(t->arena, "%lld.%lld", (long long)tenths / 10,
                                     (long long)tenths % 10);
}

static void add_row(struct listing *listing, const struct book *book, int days)
{
    struct turn *t = listing->t;
    int64_t dso = invoice_days_of_sales(book->open, book->sales, days);
    int64_t best = invoice_days_of_sales(book->not_due, book->sales, days);
    const char *const cells[] = {arena_copy(t->arena, book->currency),
                                 money(t, book, book->sales),
                                 money(t, book, book->open),
                                 days_text(t, dso),
                                 days_text(t, best),
                                 days_text(t, dso < 0 ? dso : dso - best)};

    (void)listing_row(listing, cells);
}

/* What is open is known as it stands today: a period ends today. */
static enum rc read_period(struct turn *t, struct report_ask *ask)
{
    if (day_known(ask->until) && ask->until.n < t->today.n) {
        (void)err_set(&t->err, RC_RULE, "%s",
                      IN(t, "days sales outstanding are counted up to today",
                         "应收周转天数只能算到今天"));
        return err_hint(
            &t->err, "%s",
            IN(t,
               "`report dso` is of the last 90 days, `report dso from=2026-01-01` since then",
               "发“报表 周转天数”看最近 90 天；加 from=2026-01-01 从那天算起"));
    }
    ask->until = t->today;
    if (!day_known(ask->from))
        ask->from = day_plus(t->today, 1 - PERIOD);
    return RC_OK;
}

static int days_of(const struct report_ask *ask)
{
    return ask->until.n - ask->from.n + 1;
}

static void tell(struct turn *t, struct listing *listing, const struct report_ask *ask,
                 const struct books *books)
{
    listing_table(
        listing,
        report_title(t, IN(t, "Days sales outstanding", "应收周转天数（DSO）"), ask));
    say(t,
        IN(t,
           "Open today / invoiced in the period × %d days. Best possible: of what is not due yet.",
           "当前应收 ÷ 期间开票 × %d 天。最佳可能：只算未到期的应收。"),
        days_of(ask));
    if (books->has_more)
        say(t, IN(t, "The first %d currencies; there are more.", "只列出前 %d 种货币。"),
            CURRENCIES);
    offer(t, IN(t, "By days late", "账龄"), BUTTON_PLAIN, "report aging");
}

static enum rc run(struct turn *t, const struct report_ask *asked)
{
    const char *const heads[] = {
        IN(t, "Currency", "币种"),          IN(t, "Invoiced", "期间开票"),
        IN(t, "Open today", "当前应收"),    IN(t, "DSO, days", "周转天数"),
        IN(t, "Best possible", "最佳可能"), IN(t, "Days of delay", "拖欠天数")};
    struct report_ask ask = *asked;
    struct books books = {0};
    struct listing listing;

    TRY(read_period(t, &ask));
    TRY(add_sales(t, &ask, &books));
    TRY(add_open(t, &ask, &books));
    listing_begin(&listing, t, heads, COUNT(heads), 0x3E);
    for (size_t i = 0; i < books.n; i++)
        if (books.list[i].sales || books.list[i].open)
            add_row(&listing, &books.list[i], days_of(&ask));
    if (listing.n_rows > 0) {
        tell(t, &listing, &ask, &books);
        return RC_OK;
    }
    t->answer.table.heads = NULL;
    say(t, "%s",
        IN(t, "Nothing was invoiced and nothing is open.", "期间没有开票，也没有应收。"));
    return RC_OK;
}

const struct report report_dso = {
    .name = "dso",
    .name_zh = "周转天数",
    .brief = "days sales outstanding: how many days of sales are still owed",
    .brief_zh = "应收周转天数：还有多少天的销售额没收回",
    .run = run,
};
