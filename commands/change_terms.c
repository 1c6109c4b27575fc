/* change_terms.c - "no, net 45", 不对，账期60天, right behind an invoice: how long they
 * may take to pay is put right, and no sum is. */
#include "commands/change_inside.h"
#include "commands/parse.h"

#include <stdlib.h>
#include <string.h>

/* The days that the words give, read as though they were said with the invoice; -1:
 * none. */
static long days_given(struct turn *t, const struct sentence *sentence,
                       const struct order *invoice, const char *words)
{
    static const char sum[] = "100";
    const struct meaning_context context = {.reading =
                                                sentence_context(t, &sentence->world),
                                            .world = &sentence->world,
                                            .speaker = t->me.handle};
    const char *about = order_get(invoice, "about");
    const char *spelt =
        arena_printf(t->arena, "invoice %s %s %s", about ? about : "", sum, words);
    struct meanings *read = TAKE(t->arena, struct meanings);

    meaning_read(t->arena, spelt, strlen(spelt), &context, read);
    const struct meaning *m = &read->rows[0];
    const char *days = meaning_get(m, "terms_days");
    bool is_all = read->n == 1 && text_same(m->cmd, "invoice.create") && days &&
                  text_same(meaning_get(m, "amount"), sum);
    return is_all ? strtol(days, NULL, 10) : -1;
}

bool change_terms(struct turn *t, const struct sentence *sentence, const char *words,
                  struct redo *step)
{
    struct order *invoice = redo_only(step, "invoice new");
    struct err ignored = {.lang = t->lang};
    struct moment issued = {.day = t->today};
    long days = invoice ? days_given(t, sentence, invoice, words) : -1;
    const char *on = invoice ? order_get(invoice, "on") : NULL;

    if (days < 0 || (on && moment_parse_iso(on, &issued, &ignored) != RC_OK))
        return false;
    order_drop(invoice, "due");
    order_put(invoice, "due", day_iso(t->arena, day_plus(issued.day, (int)days)));
    return true;
}
