/* figures.c - reports: those that a list answers, and those that are to come. */
#include "commands/bind/fits.h"
#include "commands/parse.h"
#include "commands/report.h"
#include "commands/sentence.h"

#include <string.h>

static const char *period(const struct said *said)
{
    const char *from = meaning_get(said->meaning, "from");
    const char *until = meaning_get(said->meaning, "until");

    struct err ignored = {.lang = said->t->lang};
    struct day first, last;

    if (!from || day_parse_iso(from, &first, &ignored) != RC_OK ||
        day_parse_iso(until ? until : from, &last, &ignored) != RC_OK)
        return "";
    return arena_printf(said->t->arena, IN(said->t, " (%s – %s)", "（%s – %s）"),
                        day_text(said->t->arena, first, said->t->today, said->t->lang),
                        day_text(said->t->arena, last, said->t->today, said->t->lang));
}

static enum rc to_come(const struct said *said, const char *kind)
{
    static const struct {
        const char *kind, *en, *zh;
    } names[] = {{"dso", "DSO", "DSO"}};
    struct turn *t = said->t;
    const char *name = kind;

    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i].kind, kind) == 0)
            name = IN(t, names[i].en, names[i].zh);
    say(t,
        IN(t, "Understood: a report on %s%s. There is none yet; these lists there are.",
           "已理解：%s报表%s。还没有这张报表，现有下面的列表。"),
        name, period(said));
    offer(t, IN(t, "Deals", "商机"), BUTTON_PLAIN, "deal list");
    offer(t, IN(t, "Overdue", "逾期发票"), BUTTON_PLAIN, "invoice list overdue");
    offer(t, IN(t, "Leads", "线索"), BUTTON_PLAIN, "lead list");
    return RC_OK;
}

/* Figures are asked for, not the deals themselves. */
static bool wants_figures(const struct said *said)
{
    static const char *const signs[] = {"how",   "report", "summary", "total", "worth",
                                        "value", "much",   "figures", "多少",  "进展",
                                        "报表",  "统计",   "汇总",    "总额",  "怎么样"};
    const char *text = text_fold(said->t->arena, said->text);

    if (meaning_get(said->meaning, "by"))
        return true;
    for (size_t i = 0; i < COUNT(signs); i++)
        if (strstr(text, signs[i]))
            return true;
    return false;
}

static const char *day_only(const struct said *said, const char *key)
{
    const char *value = meaning_get(said->meaning, key);

    return value ? arena_copy_bytes(said->t->arena, value, strcspn(value, "T")) : NULL;
}

static void ask_figures(const struct said *said, const char *kind, struct order *out)
{
    order_begin(out, "report");
    order_put(out, "kind", kind);
    order_put(out, "by", meaning_get(said->meaning, "by"));
    order_put(out, "who", meaning_get(said->meaning, "owner"));
    order_put(out, "from", day_only(said, "from"));
    order_put(out, "until", day_only(said, "until"));
    order_put(out, "days", meaning_get(said->meaning, "min_days"));
}

static void list_deals(const struct said *said, struct order *out)
{
    const char *owner = meaning_get(said->meaning, "owner");
    const char *stage = meaning_get(said->meaning, "stage");

    order_begin(out, "deal list");
    order_put(out, "which", owner ? owner : stage ? stage : "all");
    if (text_same(owner, "me"))
        order_put(out, "which", "mine");
    order_put(out, "over", meaning_get(said->meaning, "min_amount"));
    order_put(out, "under", meaning_get(said->meaning, "max_amount"));
}

static void list_leads(const struct said *said, struct order *out)
{
    const char *owner = meaning_get(said->meaning, "owner");

    order_begin(out, "lead list");
    order_put(out, "which", owner && !text_same(owner, "me") ? owner : "all");
}

static void list_invoices(const char *which, struct order *out)
{
    order_begin(out, "invoice list");
    order_put(out, "which", which);
}

/* "Did INV-7 arrive?" asks about that one. */
static bool shows_invoice(const struct said *said, struct order *out)
{
    const struct reading_context context = sentence_reading(said->t);
    struct err before = said->t->err;
    struct entities found;
    struct ref ref;
    bool is_shown = false;

    entities_read(said->t->arena, said->text, strlen(said->text), &context, &found);
    for (size_t i = 0; i < found.n && !is_shown; i++)
        if (found.rows[i].kind == ENTITY_REF &&
            parse_ref(said->t, found.rows[i].said, "invoice", &ref) == RC_OK) {
            order_begin(out, "invoice show");
            order_put(out, "invoice", found.rows[i].said);
            is_shown = true;
        }
    said->t->err = before;
    return is_shown;
}

/* "Oakline is going cold" says something of one customer and asks for no list. */
static bool notes_silence(const struct said *said, const char *kind, struct order *out)
{
    static const char *const asking[] = {"?",  "？", "which", "show", "list",
                                         "哪", "吗", "多久",  "几天"};
    const char *text = text_fold(said->t->arena, said->text);

    if ((!text_same(kind, "stale") && !text_same(kind, "stuck")) ||
        !meaning_get(said->meaning, "customer"))
        return false;
    for (size_t i = 0; i < COUNT(asking); i++)
        if (strstr(text, asking[i]))
            return false;
    order_begin(out, "note");
    order_put(out, "about", bind_record(said, "deal lead"));
    order_put(out, "text", said->text);
    return true;
}

static bool is_of_pool(const struct said *said)
{
    return strstr(said->text, "公海") ||
           strstr(text_fold(said->t->arena, said->text), "pool");
}

enum rc fit_report(const struct said *said, struct order *out)
{
    const char *kind = meaning_get(said->meaning, "kind");
    const char *customer = meaning_get(said->meaning, "customer");
    bool is_grouped = meaning_get(said->meaning, "by");

    if (shows_invoice(said, out) || notes_silence(said, kind, out))
        return RC_OK;
    if (!kind && customer) { /* "did Oakline pay?" */
        list_invoices(customer, out);
        return RC_OK;
    }
    if (!kind && is_of_pool(said)) {
        order_begin(out, "lead list");
        order_put(out, "which", IN(said->t, "pool", "公海"));
        return RC_OK;
    }
    kind = kind ? kind : "pipeline";
    if (strcmp(kind, "pipeline") == 0 && !wants_figures(said))
        list_deals(said, out);
    else if (strcmp(kind, "leads") == 0)
        list_leads(said, out);
    else if (strcmp(kind, "overdue") == 0 && !is_grouped)
        list_invoices(customer ? customer : "overdue", out);
    else if (customer && strcmp(kind, "receivable") == 0)
        list_invoices(customer, out);
    else if (!report_named(kind))
        return to_come(said, kind);
    else
        ask_figures(said, kind, out);
    return RC_OK;
}

/* "#finance" among the words; NULL: no room is named. */
static const char *room_said(const struct said *said)
{
    static const char ends[] = " ,.;:!?\n";
    const char *at = strchr(said->text, '#');
    size_t len = 0;

    if (!at || (at[1] >= '0' && at[1] <= '9'))
        return NULL;
    while (at[1 + len] && !strchr(ends, at[1 + len]) && (unsigned char)at[1 + len] < 0x80)
        len++;
    return len ? arena_copy_bytes(said->t->arena, at, len + 1) : NULL;
}

/* The report by its own name, where the words say which: "账龄" is more than overdue. */
static const char *report_said(const struct said *said)
{
    static const struct pair names[] = {{"aging", "aging"},
                                        {"账龄", "aging"},
                                        {"receivable", "receivable"},
                                        {"应收", "receivable"},
                                        {"dso", "dso"},
                                        {"周转", "dso"},
                                        {"cash", "cash"},
                                        {"回款", "cash"},
                                        {"won ", "won"},
                                        {"赢单", "won"},
                                        {"conversion", "conversion"},
                                        {"转化", "conversion"},
                                        {"stale", "stale"},
                                        {"stuck", "stuck"},
                                        {"promises", "promises"},
                                        {"承诺", "promises"}};
    const char *text = text_fold(said->t->arena, said->text);

    for (size_t i = 0; i < COUNT(names); i++)
        if (strstr(text, names[i].name))
            return names[i].value;
    return meaning_get(said->meaning, "kind");
}

/* Without a rhythm: what is to be done, each working morning; figures, each Monday. */
enum rc fit_subscribe(const struct said *said, struct order *out)
{
    const char *kind = report_said(said);

    kind = kind ? kind : "pipeline";
    order_put(out, "kind", kind);
    order_put(out, "room", room_said(said));
    if (!order_get(out, "repeat"))
        order_put(out, "repeat",
                  text_same(kind, "agenda") ? "workday@08:30" : "weekly:MO@09:00");
    return RC_OK;
}
