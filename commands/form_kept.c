/* form_kept.c - a deal's move, said again while its form is open. */
#include "commands/form_kept.h"
#include "commands/form_fields.h"
#include "commands/moves.h"
#include "commands/words.h"

#include <string.h>

/* The order as a form would carry it: for what reads forms. */
static struct form_open as_form(struct turn *t, const struct order *order)
{
    const char *words = order_words(t->arena, order);
    struct form_open form = {.words = words, .input = "", .action = ""};

    form.command = order->command;
    form.rest = words + strlen(order->command->name);
    return form;
}

static bool is_of_same(struct turn *t, const struct order *order,
                       const struct form_open *form)
{
    const struct arg *first = order->command->args;
    const char *record = first && first->name ? order_get(order, first->name) : NULL;
    const char *ref = record ? bind_as(t, record, "deal lead") : NULL;
    const struct form_open other = as_form(t, order);
    int stage = form_stage(t, form);

    return stage >= 0 && form_stage(t, &other) == stage && text_same(ref, form->ref);
}

enum rc form_keep(struct turn *t, struct order *order)
{
    struct form_open form;
    size_t n;
    enum rc rc = form_open_get(t, &form);

    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    if (!form.action[0] || !is_of_same(t, order, &form))
        return RC_OK;
    const struct word *words = words_split(t->arena, form.rest, &n);
    for (size_t i = 0; i < n; i++) {
        const char *name = words[i].name ? fact_named(words[i].name) : NULL;
        if (name && !order_get(order, name) && order->n < ORDER_MOST)
            order_put(order, name, words[i].value);
    }
    return RC_OK;
}
