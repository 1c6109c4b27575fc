/* answer_whose.c - whose the buttons are that stand under an answer in a room. */

#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"
#include "store/store_inside.h"

#include <string.h>

/* Whose a record is; false where that is no one person's, as of a request. */
static bool owner_of(struct turn *t, const struct record_kind *kind, int64_t id,
                     int64_t *owner)
{
    struct invoice invoice;
    struct deal deal;
    struct lead lead;

    if (kind == &leads_kind && leads_get(t, id, &lead) == RC_OK)
        *owner = lead.owner;
    else if (kind == &deals_kind && deals_get(t, id, &deal) == RC_OK)
        *owner = deal.owner;
    else if (kind == &invoices_kind && invoices_get(t, id, &invoice) == RC_OK &&
             invoice.deal && deals_get(t, invoice.deal, &deal) == RC_OK)
        *owner = deal.owner;
    else
        return false;
    return true;
}

/* Whose the first record is that a command names: "deal show D-5". */
static bool owner_named(struct turn *t, const char *command, int64_t *owner)
{
    const struct err before = t->err;
    bool found = false;

    for (const char *at = command; *at && !found; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        const struct record_kind *kind;
        int64_t id;

        found = ref_parse(t, arena_copy_bytes(t->arena, at, len), &kind, &id) == RC_OK &&
                owner_of(t, kind, id, owner);
        at += len;
    }
    t->err = before;
    return found;
}

enum rc answer_whose(struct turn *t, struct card *card)
{
    const char **mine = TAKE(t->arena, const char *);

    *mine = t->me.handle;
    for (size_t i = 0; i < card->n_buttons; i++) {
        struct card_button *button = &card->buttons[i];
        int64_t owner;

        if (button->n_only_for)
            continue;
        if (card->form) {
            button->only_for = mine;
            button->n_only_for = 1;
        } else if (button->command && owner_named(t, button->command, &owner)) {
            TRY(people_seeing(t, owner, &button->only_for, &button->n_only_for));
        }
    }
    return RC_OK;
}
