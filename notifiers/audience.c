/* Roles of the ladder become people. */

#include "audience.h"

#include "notifiers/rule.h"
#include "store/accounts.h"
#include "store/deals.h"

enum rc audience_owner(struct turn *t, const struct invoice *invoice, struct person *out)
{
    struct account account;
    int64_t owner = 0;

    if (invoice->deal) {
        struct deal deal;

        TRY(deals_get(t, invoice->deal, &deal));
        owner = deal.owner;
    }
    if (!owner) {
        TRY(accounts_get(t, invoice->account, &account));
        owner = account.owner;
    }
    return rule_person(t, owner, out);
}

static void add(struct audience_list *list, const struct person *person)
{
    if (!person->is_active || list->n == AUDIENCE_MOST)
        return;
    for (size_t i = 0; i < list->n; i++)
        if (list->people[i].id == person->id)
            return;
    list->people[list->n++] = *person;
}

/* Adds all who have the role, or else all of the fallback. */
static enum rc add_role(struct turn *t, struct audience_list *list, unsigned role,
                        unsigned fallback)
{
    struct person found[AUDIENCE_MOST];
    size_t n = 0;

    TRY(people_with(t, role, found, AUDIENCE_MOST, &n));
    if (n == 0 && fallback)
        TRY(people_with(t, fallback, found, AUDIENCE_MOST, &n));
    for (size_t i = 0; i < n; i++)
        add(list, &found[i]);
    return RC_OK;
}

/* Finance people who manage; where none does, all of finance. */
static enum rc add_finance_lead(struct turn *t, struct audience_list *list)
{
    struct person found[AUDIENCE_MOST];
    size_t n = 0, leads = 0;

    TRY(people_with(t, ROLE_FINANCE, found, AUDIENCE_MOST, &n));
    for (size_t i = 0; i < n; i++)
        leads += (found[i].roles & ROLE_MANAGER) != 0;
    for (size_t i = 0; i < n; i++)
        if (leads == 0 || (found[i].roles & ROLE_MANAGER))
            add(list, &found[i]);
    return RC_OK;
}

static enum rc add_manager(struct turn *t, struct audience_list *list,
                           const struct person *owner)
{
    struct person manager;
    enum rc rc = rule_manager(t, owner, 0, &manager);

    if (rc == RC_OK)
        add(list, &manager);
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc audience_of(struct turn *t, const struct invoice *invoice, unsigned who,
                    struct audience_list *out)
{
    struct audience_list list = {.n = 0};
    struct person owner = {0};
    enum rc rc = audience_owner(t, invoice, &owner);

    if (rc != RC_OK && rc != RC_ABSENT)
        return rc;
    if (who & TO_OWNER)
        add(&list, &owner);
    if (who & TO_MANAGER)
        TRY(add_manager(t, &list, &owner));
    if (who & TO_AR)
        TRY(add_role(t, &list, ROLE_FINANCE, 0));
    if (who & TO_FINANCE_LEAD)
        TRY(add_finance_lead(t, &list));
    if (who & TO_DIRECTOR)
        TRY(add_role(t, &list, ROLE_DIRECTOR, ROLE_FINANCE));
    if (who & TO_CFO)
        TRY(add_role(t, &list, ROLE_CFO, ROLE_FINANCE));
    if (list.n == 0)
        add(&list, &owner);
    *out = list;
    return RC_OK;
}
