/* on_hand.c - a command that names no record, said of the one that was shown. */
#include "commands/on_hand.h"
#include "commands/form_clauses.h"
#include "commands/only_words.h"

/* A sum, and perhaps when it is due: whom it is of stands nowhere. */
static bool says_only_sum(struct turn *t, const char *words)
{
    static const char beside[] = "due|by|on|at|the|到期|前|付款|吧|元|块";
    struct clause list[CLAUSES_MOST];
    size_t n_sums = 0;

    if (form_clauses(t, words, list) != 1)
        return false;
    for (size_t i = 0; i < list[0].found.n; i++) {
        const struct entity *e = &list[0].found.rows[i];
        if (e->kind != ENTITY_DATE)
            n_sums += clause_money(t, e) ? 1 : 2;
    }
    return n_sums == 1 && list[0].found.rows[0].span.from == 0 &&
           only_of(clause_beside_all(t->arena, &list[0]), beside);
}

enum rc on_hand_deal(struct turn *t, const struct command *command, const char **rest)
{
    struct talk talk;

    if (!text_same(command->name, "invoice new") || !says_only_sum(t, *rest))
        return RC_OK;
    TRY(talk_get(t, &talk));
    if (talk.record && record_kind_named(talk.kind) == &deals_kind)
        *rest = arena_printf(t->arena, "%s %s",
                             ref_text(t->arena, &deals_kind, talk.record), *rest);
    return RC_OK;
}
