/* The world of the chat: whom and what a turn's sentences may speak of. */
#include "commands/world_of.h"

#include "commands/access.h"
#include "commands/world_inside.h"
#include "store/approvals.h"
#include "store/people.h"
#include "store/reminders.h"

#include <string.h>

static struct turn *turn_of(const struct world *world)
{
    return ((const struct firm_world *)world->self)->t;
}

static const char *handle_of(struct turn *t, int64_t person)
{
    struct person found;

    return person && person_known(t, person, &found) == RC_OK ? found.handle : NULL;
}

/* --- records ---------------------------------------------------------------------- */

static void show(struct turn *t, struct record *out, const char *customer, int64_t owner)
{
    if (!access_sees(t, owner))
        return;
    out->customer = customer;
    out->by = handle_of(t, owner);
}

static enum rc lead_record(struct turn *t, int64_t id, struct record *out)
{
    struct lead lead;

    TRY(leads_get(t, id, &lead));
    show(t, out, lead.name, lead.owner);
    return RC_OK;
}

static enum rc deal_record(struct turn *t, int64_t id, struct record *out)
{
    struct deal deal;

    TRY(deals_get(t, id, &deal));
    show(t, out, account_name(t, deal.account), deal.owner);
    return RC_OK;
}

static enum rc account_record(struct turn *t, int64_t id, struct record *out)
{
    struct account account;

    TRY(accounts_get(t, id, &account));
    show(t, out, account.name, account.owner);
    return RC_OK;
}

/* Seen by who sees its deal, or its customer (access.h). */
static enum rc invoice_record(struct turn *t, int64_t id, struct record *out)
{
    struct invoice invoice;
    int64_t owner;

    TRY(invoices_get(t, id, &invoice));
    if (access_invoice(t, id, TO_SEE, &invoice, &owner) == RC_OK)
        show(t, out, account_name(t, invoice.account), owner);
    return RC_OK;
}

/* Its parties see it, and who sees the submitter's records. */
static enum rc approval_record(struct turn *t, int64_t id, struct record *out)
{
    const char **pending = TAKE_N(t->arena, APPROVAL_MOST_TASKS + 1, const char *);
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    struct approval approval;
    size_t n = 0, n_pending = 0;
    bool is_party;

    TRY(approvals_get(t, id, &approval));
    TRY(approvals_tasks(t, id, tasks, COUNT(tasks), &n));
    is_party = approval.submitter == t->me.id || access_sees(t, approval.submitter);
    for (size_t i = 0; i < n; i++) {
        const char *handle = handle_of(t, tasks[i].assignee);
        is_party = is_party || tasks[i].assignee == t->me.id;
        if (tasks[i].state == TASK_OPEN && handle)
            pending[n_pending++] = handle;
    }
    if (!is_party)
        return RC_OK;
    out->customer = approval.account ? account_name(t, approval.account) : NULL;
    out->by = handle_of(t, approval.submitter);
    out->pending = pending;
    return RC_OK;
}

static enum rc reminder_record(struct turn *t, int64_t id, struct record *out)
{
    struct reminder reminder;

    TRY(reminders_get(t, id, &reminder));
    if (reminder.owner == t->me.id)
        out->by = handle_of(t, reminder.owner);
    return RC_OK;
}

static enum rc find_record(struct turn *t, const char *ref, struct record *out)
{
    static const struct {
        const struct record_kind *kind;
        enum rc (*read)(struct turn *t, int64_t id, struct record *out);
    } readers[] = {
        {&leads_kind, lead_record},         {&deals_kind, deal_record},
        {&accounts_kind, account_record},   {&invoices_kind, invoice_record},
        {&approvals_kind, approval_record}, {&reminders_kind, reminder_record}};

    const struct record_kind *kind;
    int64_t id;

    TRY(ref_parse(t, ref, &kind, &id));
    *out = (struct record){.ref = ref_text(t->arena, kind, id)};
    for (size_t i = 0; i < COUNT(readers); i++)
        if (readers[i].kind == kind)
            return readers[i].read(t, id, out);
    return RC_ABSENT;
}

/* What is looked up in passing leaves no word of error behind. */
static bool record(const struct world *world, struct arena *arena, const char *ref,
                   struct record *out)
{
    struct turn *t = turn_of(world);
    struct err before = t->err;
    struct record found;
    enum rc rc = find_record(t, ref, &found);

    (void)arena; /* rows live as long as the turn */
    t->err = before;
    if (rc == RC_OK)
        *out = found;
    return rc == RC_OK;
}

/* --- people ----------------------------------------------------------------------- */

static struct known known_person(const struct person *person)
{
    return (struct known){KNOWN_PERSON, person->handle, person->name};
}

/* A mention is a handle, how the platform it was typed on writes its members, or a name.
 */
static bool person(const struct world *world, struct arena *arena, const char *handle,
                   struct known *out)
{
    struct turn *t = turn_of(world);
    struct err before = t->err;
    struct person found;
    enum rc rc = people_by_handle(t, text_fold(t->arena, handle), &found);

    (void)arena;
    if (rc == RC_ABSENT && t->in && t->in->platform)
        rc = people_by_account(t, t->in->platform, handle, &found);
    if (rc == RC_ABSENT)
        rc = people_find(t, handle, &found);
    t->err = before;
    if (rc != RC_OK || !found.is_active)
        return false;
    *out = known_person(&found);
    return true;
}

void world_of(struct turn *t, struct world *out)
{
    static const struct world_calls calls = {world_sight_names, record, person};

    struct firm_world *self = TAKE(t->arena, struct firm_world);
    struct calendar *calendar = TAKE(t->arena, struct calendar);
    struct err before = t->err;

    self->t = t;
    world_find_scopes(self);
    if (calendar_of(t, &t->me, calendar) != RC_OK)
        calendar = NULL;
    t->err = before;
    *out = (struct world){.calls = &calls,
                          .self = self,
                          .region = usual_region(t),
                          .week_starts = MONDAY,
                          .calendar = calendar};
}

bool world_of_sight(struct turn *t, const char *text, struct normal *normal,
                    struct sighted_names *out)
{
    struct world world;

    if (!normal_make(t->arena, text, strlen(text), normal))
        return false;
    world_of(t, &world);
    world_sight(&world, t->arena, normal, out);
    return true;
}
