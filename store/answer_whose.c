/* answer_whose.c - whose the buttons are that stand under an answer in a room. */

#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"
#include "store/store_inside.h"

#include <string.h>

/* The deal's own number, or that of an invoice's deal; 0: neither. */
static int64_t deal_of(struct turn *t, const struct record_kind *kind, int64_t id)
{
    struct invoice invoice;

    if (kind == &deals_kind)
        return id;
    return kind == &invoices_kind && invoices_get(t, id, &invoice) == RC_OK ? invoice.deal
                                                                            : 0;
}

/* Whose a record is; false where that is no one person's, as of a request. */
static bool owner_of(struct turn *t, const struct record_kind *kind, int64_t id,
                     int64_t *owner)
{
    struct deal deal;
    struct lead lead;

    if (kind == &leads_kind) {
        if (leads_get(t, id, &lead) != RC_OK)
            return false;
        *owner = lead.owner;
        return true;
    }
    int64_t deal_id = deal_of(t, kind, id);
    if (deal_id == 0 || deals_get(t, deal_id, &deal) != RC_OK)
        return false;
    *owner = deal.owner;
    return true;
}

/* Whose the first record is that a command names: "deal show D-5", "note about=D-5". */
static bool owner_named(struct turn *t, const char *command, int64_t *owner)
{
    static const char between[] = " =";
    const struct err before = t->err;
    bool found = false;

    for (const char *at = command; *at && !found; at += strspn(at, between)) {
        size_t len = strcspn(at, between);
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
