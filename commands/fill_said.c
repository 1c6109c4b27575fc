/* fill_said.c - what an answer was understood as. */
#include "commands/fill_said.h"
#include "commands/access.h"
#include "commands/approval_path.h"
#include "commands/parse_value.h"
#include "commands/words.h"

#include <string.h>

/* As the answer says it again. */
static const char *value_text(struct turn *t, const struct fact *fact, const char *value)
{
    struct err ignored = {.lang = t->lang}, before = t->err;
    struct moment moment;
    struct money money;
    int percent;

    if (fact->kind == FACT_DAY)
        return moment_parse_iso(value, &moment, &ignored) == RC_OK
                   ? moment_text(t->arena, moment, t->today, t->lang)
                   : value;
    if (fact->kind == FACT_MONEY && money_parse(value, "", &money, &ignored) == RC_OK)
        return money_text(t->arena, money);
    if (fact->kind == FACT_CHOICE)
        return fact_choice_text(value, t->lang);
    bool is_share = fact->kind == FACT_NUMBER && strchr(fact->label_en, '%');
    if (is_share && discount_parse(t, value, &percent) == RC_OK)
        return percent_text(t->arena, discount_text(t->arena, percent));
    t->err = before;
    const char *said = words_short(t->arena, value);
    return is_share ? percent_text(t->arena, said) : said;
}

/* "Discount sought: 12%", of a fact by its name; "" where it is none. */
static const char *fact_said(struct turn *t, const struct pair *pair)
{
    const struct fact *fact = fact_find(pair->name);

    return fact ? arena_printf(t->arena, IN(t, "%s: %s", "%s：%s"),
                               fact_label(t->arena, fact, t->lang),
                               value_text(t, fact, pair->value))
                : "";
}

enum rc facts_then_ask(struct turn *t, const struct pairs *facts, enum rc rc)
{
    const char *said = "";

    if (rc != RC_USAGE || !is_asking(t))
        return rc;
    for (size_t i = 0; i < facts->n; i++) {
        const char *one = fact_said(t, &facts->list[i]);
        said =
            one[0] ? arena_printf(t->arena, IN(t, "%s%s. ", "%s%s。"), said, one) : said;
    }
    return said[0] ? err_set(&t->err, rc, "%s%s", said, arena_copy(t->arena, t->err.said))
                   : rc;
}
