/* facts_told.c - what is new of a deal, in words for the answer and as facts for the
 * history. */
#include "commands/moves.h"

static const char *fact_said(struct turn *t, const struct deal *deal,
                             const struct fact *fact)
{
    const char *value = deal_fact(t->arena, deal, fact->name);
    struct err ignored = {.lang = t->lang};
    struct moment moment;

    if (text_same(fact->name, "amount"))
        return money_text(t->arena, deal->amount);
    if (value && fact->kind == FACT_DAY &&
        moment_parse_iso(value, &moment, &ignored) == RC_OK)
        return moment_text(t->arena, moment, t->today, t->lang);
    return value ? value : "-";
}

void facts_told(struct turn *t, const struct deal *deal, const struct pairs *said,
                struct text *what, struct happened *facts)
{
    for (size_t i = 0; i < said->n; i++) {
        const struct fact *fact = fact_find(fact_named(said->list[i].name));
        const char *value = fact_said(t, deal, fact);
        text_addf(what, "%s%s %s", what->len ? IN(t, "; ", "；") : "",
                  IN(t, fact->label_en, fact->label_zh), value);
        facts[i] =
            (struct happened){fact->name, text_same(fact->name, "amount")
                                              ? value
                                              : deal_fact(t->arena, deal, fact->name)};
    }
}
