/* answer_whose.c - whose the buttons are that stand under an answer in a room. */

#include "store/approvals.h"
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

/* Whose a record is; false where that is no one person's. */
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

static void add(const char **handles, size_t *n, const char *handle)
{
    for (size_t i = 0; i < *n; i++)
        if (text_same(handles[i], handle))
            return;
    handles[(*n)++] = handle;
}

/* For whoever sees what the submitter has asked for, and all who are asked. */
static enum rc share_sight(struct turn *t, const struct approval *approval,
                           const struct approval_task *tasks, size_t n_tasks,
                           struct card_button *button)
{
    const char *const *seeing;
    size_t n_seeing, n = 0;

    TRY(people_seeing(t, approval->submitter, &seeing, &n_seeing));
    const char **handles = TAKE_N(t->arena, n_seeing + n_tasks, const char *);
    for (size_t i = 0; i < n_seeing; i++)
        handles[n++] = seeing[i];
    for (size_t i = 0; i < n_tasks; i++) {
        struct person person;
        if (person_known(t, tasks[i].assignee, &person) == RC_OK)
            add(handles, &n, person.handle);
    }
    button->only_for = handles;
    button->n_only_for = n;
    return RC_OK;
}

/* What decides it is for those whose turn it is. */
static enum rc share_request(struct turn *t, const struct approval *approval,
                             struct card_button *button)
{
    static const char *const verdicts[] = {"approve ", "return ", "reject ", "why "};
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    size_t n;

    TRY(approvals_tasks(t, approval->id, tasks, COUNT(tasks), &n));
    return text_begins_any(button->command, verdicts, COUNT(verdicts))
               ? approvals_deciders(t, tasks, n, &button->only_for, &button->n_only_for)
               : share_sight(t, approval, tasks, n, button);
}

/* By the first record that its command names: "deal show D-5", "note about=D-5". */
static enum rc share(struct turn *t, struct card_button *button)
{
    static const char between[] = " =\"";
    const struct err before = t->err;

    for (const char *at = button->command; *at; at += strspn(at, between)) {
        size_t len = strcspn(at, between);
        const struct record_kind *kind;
        struct approval approval;
        int64_t id, owner;

        if (ref_parse(t, arena_copy_bytes(t->arena, at, len), &kind, &id) == RC_OK) {
            if (kind == &approvals_kind && approvals_get(t, id, &approval) == RC_OK)
                return share_request(t, &approval, button);
            if (owner_of(t, kind, id, &owner))
                return people_seeing(t, owner, &button->only_for, &button->n_only_for);
        }
        t->err = before;
        at += len;
    }
    return RC_OK;
}

enum rc answer_whose(struct turn *t, struct card *card)
{
    const char **mine = TAKE(t->arena, const char *);

    *mine = t->me.handle;
    for (size_t i = 0; i < card->n_buttons; i++) {
        struct card_button *button = &card->buttons[i];

        if (button->n_only_for)
            continue;
        if (card->form) {
            button->only_for = mine;
            button->n_only_for = 1;
        } else if (button->command) {
            TRY(share(t, button));
        }
    }
    return RC_OK;
}
