/* figures.c - reports: those that a list answers, and those that are to come. */
#include "commands/bind/fits.h"

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
    } names[] = {
        {"won", "won deals", "赢单"},         {"conversion", "conversion", "转化率"},
        {"stale", "stale deals", "久未跟进"}, {"stuck", "stuck deals", "停滞商机"},
        {"cash", "money received", "回款"},   {"dso", "DSO", "DSO"},
        {"promises", "promises", "付款承诺"}};
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

enum rc fit_report(const struct said *said, struct order *out)
{
    const char *kind = meaning_get(said->meaning, "kind");
    const char *owner = meaning_get(said->meaning, "owner");
    const char *stage = meaning_get(said->meaning, "stage");
    const char *customer = meaning_get(said->meaning, "customer");

    kind = kind ? kind : "pipeline";
    if (strcmp(kind, "pipeline") == 0) {
        order_begin(out, "deal list");
        order_put(out, "which", owner ? owner : stage ? stage : "all");
        if (text_same(owner, "me"))
            order_put(out, "which", "mine");
    } else if (strcmp(kind, "leads") == 0) {
        order_begin(out, "lead list");
        order_put(out, "which", owner && !text_same(owner, "me") ? owner : "all");
    } else if (strcmp(kind, "overdue") == 0 || strcmp(kind, "aging") == 0) {
        order_begin(out, "invoice list");
        order_put(out, "which", customer ? customer : "overdue");
    } else if (strcmp(kind, "receivable") == 0) {
        order_begin(out, "invoice list");
        order_put(out, "which", customer ? customer : "all");
    } else {
        return to_come(said, kind);
    }
    return RC_OK;
}
