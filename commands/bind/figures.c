/* figures.c - reports: those that a list answers, and those that come by themselves. */
#include "commands/bind/fits.h"
#include "commands/parse.h"
#include "commands/report.h"
#include "commands/sentence.h"

#include <string.h>

/* Figures are asked for, not the deals themselves. */
static bool wants_figures(const struct said *said)
{
    static const char *const signs[] = {"how",   "report", "summary", "total", "worth",
                                        "value", "much",   "figures", "多少",  "进展",
                                        "报表",  "统计",   "汇总",    "总额",  "怎么样"};
    const char *text = text_fold(said->t->arena, said->text);

    if (meaning_get(said->meaning, "by"))
        return true;
    return text_has_any(text, signs, COUNT(signs));
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
    if (text_has_any(text, asking, COUNT(asking)))
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
    else
        ask_figures(said, kind, out);
    return RC_OK;
}

/* Behind a room's name: a blank, a mark, or where one that is in letters goes on in
 * characters, "#finance群". */
static size_t room_len(const char *name)
{
    static const char ends[] = " ,.;:!?\n";
    static const char *const wide[] = {"，", "。", "；", "：", "！", "？", "、"};
    bool is_wide = (unsigned char)*name >= 0x80;
    size_t len = 0;

    for (; name[len] && !strchr(ends, name[len]); len++) {
        if (!is_wide && (unsigned char)name[len] >= 0x80)
            return len;
        for (size_t i = 0; i < COUNT(wide); i++)
            if (strncmp(name + len, wide[i], strlen(wide[i])) == 0)
                return len;
    }
    return len;
}

/* "#finance" among the words; NULL: no room is named. A name that no room bears is told
 * to the command all the same: it says so. */
static const char *room_said(const struct said *said)
{
    const char *at = strchr(said->text, '#');

    if (!at || (at[1] >= '0' && at[1] <= '9'))
        return NULL;
    size_t len = room_len(at + 1);
    return len ? arena_copy_bytes(said->t->arena, at, len + 1) : NULL;
}

/* Without a rhythm: what is to be done, each working morning; figures, each Monday. */
enum rc fit_subscribe(const struct said *said, struct order *out)
{
    const char *kind = meaning_get(said->meaning, "kind");

    kind = kind ? kind : "pipeline";
    order_put(out, "kind", kind);
    order_put(out, "room", room_said(said));
    if (!order_get(out, "repeat"))
        order_put(out, "repeat",
                  text_same(kind, "agenda") ? "workday@08:30" : "weekly:MO@09:00");
    return RC_OK;
}
