/* Everything that is open is planned anew, kind by kind. */

#include "scheduler.h"

#include "store/approvals.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"
#include "store/reminders.h"

enum { FIRST_ROOM = 1024, MOST_PEOPLE = 4096, DAY_MS = 24 * 60 * 60 * 1000 };

/* Lists what is open of a kind, at most `most`; owner is asked of reminders alone. */
struct source {
    const struct record_kind *kind;
    size_t size;
    enum rc (*list)(struct turn *t, int64_t owner, size_t most, void *out, size_t *n);
    int64_t (*id)(const void *record);
};

static enum rc list_leads(struct turn *t, int64_t owner, size_t most, void *out,
                          size_t *n)
{
    return leads_list(t, owner, false, 1U << LEAD_NEW | 1U << LEAD_CONTACTED, most, out,
                      n);
}

/* With those that were won just now: the bell may still have to ring. */
static enum rc list_deals(struct turn *t, int64_t owner, size_t most, void *out,
                          size_t *n)
{
    return deals_list(t, owner, (1U << STAGES) - 1, t->now - DAY_MS, most, out, n);
}

static enum rc list_approvals(struct turn *t, int64_t owner, size_t most, void *out,
                              size_t *n)
{
    (void)owner;
    return approvals_pending(t, most, out, n);
}

static enum rc list_invoices(struct turn *t, int64_t owner, size_t most, void *out,
                             size_t *n)
{
    (void)owner;
    return invoices_open_of(t, 0, most, out, n);
}

static enum rc list_reminders(struct turn *t, int64_t owner, size_t most, void *out,
                              size_t *n)
{
    return reminders_open(t, owner, most, out, n);
}

static int64_t lead_id(const void *record)
{
    return ((const struct lead *)record)->id;
}

static int64_t deal_id(const void *record)
{
    return ((const struct deal *)record)->id;
}

static int64_t approval_id(const void *record)
{
    return ((const struct approval *)record)->id;
}

static int64_t invoice_id(const void *record)
{
    return ((const struct invoice *)record)->id;
}

static int64_t reminder_id(const void *record)
{
    return ((const struct reminder *)record)->id;
}

static const struct source leads = {&leads_kind, sizeof(struct lead), list_leads,
                                    lead_id};
static const struct source deals = {&deals_kind, sizeof(struct deal), list_deals,
                                    deal_id};
static const struct source approvals = {&approvals_kind, sizeof(struct approval),
                                        list_approvals, approval_id};
static const struct source invoices = {&invoices_kind, sizeof(struct invoice),
                                       list_invoices, invoice_id};
static const struct source reminders = {&reminders_kind, sizeof(struct reminder),
                                        list_reminders, reminder_id};

/* Plans records in memory of their own, so that a great many take no more than one. */
static enum rc plan_ids(struct turn *t, const struct record_kind *kind,
                        const int64_t *ids, size_t n)
{
    struct arena *whole = t->arena, *each = arena_new();
    enum rc rc = RC_OK;

    t->arena = each;
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        rc = scheduler_plan_record(t, kind, ids[i]);
        record_forget(t);
        arena_empty(each);
    }
    t->arena = whole;
    arena_free(each);
    return rc;
}

/* The numbers of all that are open: the list is asked again with more room until it fits.
 */
static enum rc ids_of(struct turn *t, const struct source *source, int64_t owner,
                      int64_t **ids, size_t *n)
{
    for (size_t most = FIRST_ROOM;; most *= 4) {
        char *found = arena_take(t->arena, most * source->size);

        TRY(source->list(t, owner, most, found, n));
        if (*n == most)
            continue;
        *ids = TAKE_N(t->arena, *n + 1, int64_t);
        for (size_t i = 0; i < *n; i++)
            (*ids)[i] = source->id(found + i * source->size);
        return RC_OK;
    }
}

static enum rc plan_source(struct turn *t, const struct source *source, int64_t owner)
{
    int64_t *ids = NULL;
    size_t n = 0;

    TRY(ids_of(t, source, owner, &ids, &n));
    return plan_ids(t, source->kind, ids, n);
}

static enum rc plan_tasks(struct turn *t)
{
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    int64_t *ids = NULL;
    size_t n = 0;

    TRY(ids_of(t, &approvals, 0, &ids, &n));
    for (size_t i = 0; i < n; i++) {
        size_t n_tasks = 0;

        TRY(approvals_tasks(t, ids[i], tasks, APPROVAL_MOST_TASKS, &n_tasks));
        for (size_t k = 0; k < n_tasks; k++)
            if (tasks[k].state == TASK_OPEN)
                TRY(scheduler_plan_record(t, &tasks_kind, tasks[k].id));
    }
    return RC_OK;
}

static enum rc plan_reminders(struct turn *t)
{
    struct person *people = TAKE_N(t->arena, MOST_PEOPLE, struct person);
    size_t n = 0;

    TRY(people_with(t, 0, people, MOST_PEOPLE, &n));
    for (size_t i = 0; i < n; i++)
        TRY(plan_source(t, &reminders, people[i].id));
    return RC_OK;
}

enum rc scheduler_plan_all(struct turn *t)
{
    static const struct source *const sources[] = {&leads, &deals, &approvals, &invoices};

    for (size_t i = 0; i < COUNT(sources); i++)
        TRY(plan_source(t, sources[i], 0));
    TRY(plan_tasks(t));
    return plan_reminders(t);
}
