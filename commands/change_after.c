/* change_after.c - right behind a step, words that say nothing but what of it is another:
 * 10点吧, 月底到期, "sorry, it's Kestrel actually". */
#include "commands/change_inside.h"
#include "commands/form_clauses.h"
#include "commands/lost_words.h"
#include "commands/only_words.h"

/* The only thing that the words hold, beside which stand words of the row; NULL. */
static const struct entity *only_value(struct turn *t, const char *text, const char *row)
{
    struct clause *list = TAKE_N(t->arena, CLAUSES_MOST, struct clause);

    if (says_question(t->arena, text) || form_clauses(t, text, list) != 1 ||
        list[0].found.n != 1)
        return NULL;
    /* a day alone may ask what is on */
    const char *beside = clause_beside_all(t->arena, &list[0]);
    return beside[0] && only_of(beside, row) ? &list[0].found.rows[0] : NULL;
}

bool change_says_hour(struct turn *t, const char *text, struct redo *step)
{
    static const char row[] =
        "at|on|by|it|make it|actually|instead|rather|better|let's say|then|please|or|well|"
        "ok|that's better|is better|would be better|吧|好了|就|那就|那|改|改成|还是|好|了|的|"
        "更好|时候|提醒|提醒我|算了";
    const struct entity *e = redo_only(step, "remind") ? only_value(t, text, row) : NULL;

    return e && (e->kind == ENTITY_TIME || e->kind == ENTITY_DATE ||
                 e->kind == ENTITY_DATETIME || e->kind == ENTITY_NUMBER);
}

bool change_due(struct turn *t, const char *text, struct redo *step)
{
    static const char row[] =
        "due|it's|its|it is|is|on|by|at|the|payable|make it|actually|to be paid|to pay|pay|"
        "to be|paid|for|到期|到期日|是|吧|的|那天|付款|付|付清|前|之前|为";
    static const char due[] =
        "due|payable|to be paid|pay by|paid by|到期|到期日|付款|付清|付";
    struct order *invoice = redo_only(step, "invoice new");
    const struct entity *e = invoice ? only_value(t, text, row) : NULL;
    const char *day = e ? clause_day(t, e, false) : NULL;
    size_t len;

    if (!day || !clause_sign(text_fold(t->arena, text), due, &len))
        return false;
    order_drop(invoice, "due");
    order_put(invoice, "due", day);
    return true;
}

bool change_rival(struct turn *t, const char *words, struct redo *step)
{
    const char *rival = lost_rival_meant(t->arena, words);

    for (size_t i = 0; rival && i < step->n; i++)
        if (order_get(&step->lines[i], "competitor")) {
            order_drop(&step->lines[i], "competitor");
            order_put(&step->lines[i], "competitor", rival);
            return true;
        }
    return false;
}
