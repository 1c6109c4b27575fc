/* undo_whose.c - the last step that was a customer's or a record's, or of a kind. */
#include "commands/access.h"
#include "commands/parse.h"
#include "commands/undo.h"
#include "store/approvals.h"
#include "store/audit.h"
#include "store/reminders.h"

#include <string.h>

enum { STEPS_MOST = 100, CHANGES_MOST = 64, CHAIN_MOST = 8 };

/* What hangs together with a change, from the record itself to its customer. */
struct chain {
    struct turn *t;
    struct ref list[CHAIN_MOST];
    size_t n;
};

static void put(struct chain *chain, const struct record_kind *kind, int64_t id)
{
    if (kind && id && chain->n < CHAIN_MOST)
        chain->list[chain->n++] = (struct ref){kind, id};
}

static void put_named(struct chain *chain, const char *kind, int64_t id)
{
    put(chain, kind[0] ? record_kind_named(kind) : NULL, id);
}

/* One step from a record towards whose it is; records that were undone lead there too. */
static void put_next(struct chain *chain, struct ref from)
{
    void *record = arena_take(chain->t->arena, from.kind->size);

    if (record_get_any(chain->t, from.kind, from.id, record) != RC_OK)
        return;
    if (from.kind == &deals_kind) {
        put(chain, &accounts_kind, ((struct deal *)record)->account);
    } else if (from.kind == &leads_kind) {
        put(chain, &deals_kind, ((struct lead *)record)->deal);
    } else if (from.kind == &invoices_kind) {
        put(chain, &deals_kind, ((struct invoice *)record)->deal);
        put(chain, &accounts_kind, ((struct invoice *)record)->account);
    } else if (from.kind == &payments_kind) {
        put(chain, &accounts_kind, ((struct payment *)record)->account);
    } else if (from.kind == &allocations_kind) {
        put(chain, &payments_kind, ((struct stored_allocation *)record)->payment);
        put(chain, &invoices_kind, ((struct stored_allocation *)record)->invoice);
    } else if (from.kind == &approvals_kind) {
        put(chain, &deals_kind, ((struct approval *)record)->deal);
        put(chain, &accounts_kind, ((struct approval *)record)->account);
    } else if (from.kind == &activities_kind) {
        put_named(chain, ((struct activity *)record)->kind,
                  ((struct activity *)record)->record);
    } else if (from.kind == &reminders_kind) {
        put_named(chain, ((struct reminder *)record)->kind,
                  ((struct reminder *)record)->record);
    } else if (from.kind->part_of) {
        put(chain, from.kind->part_of,
            *(const int64_t *)(const void *)((const char *)record + from.kind->whole));
    }
}

static bool hangs_on(struct turn *t, const struct audit_change *change,
                     const struct ref *wanted)
{
    struct chain chain = {.t = t};
    struct err before = t->err;
    bool is_so = false;

    put(&chain, change->kind, change->record);
    for (size_t i = 0; i < chain.n && !is_so; i++) {
        is_so = chain.list[i].kind == wanted->kind && chain.list[i].id == wanted->id;
        if (!is_so)
            put_next(&chain, chain.list[i]);
    }
    t->err = before;
    return is_so;
}

static bool is_action(const char *action, const char *list)
{
    size_t len = strlen(action);

    for (; *list; list += strcspn(list, "|"), list += *list == '|')
        if (strcspn(list, "|") == len && strncmp(list, action, len) == 0)
            return true;
    return false;
}

/* Whether the step is one of those that are meant. */
static enum rc fits(struct turn *t, const struct deed *deed, const struct ref *whose,
                    const char *actions, bool *out)
{
    struct audit_change *list = TAKE_N(t->arena, CHANGES_MOST, struct audit_change);
    size_t n;

    *out = false;
    TRY(audit_changes(t, deed->turn, CHANGES_MOST, list, &n));
    for (size_t i = 0; i < n && !*out; i++)
        *out = (!actions || is_action(list[i].action, actions)) &&
               (!whose->kind || hangs_on(t, &list[i], whose));
    return RC_OK;
}

enum rc undo_find(struct turn *t, const struct ref *whose, const char *actions,
                  int64_t *turn)
{
    struct deed *deeds = TAKE_N(t->arena, STEPS_MOST, struct deed);
    size_t n = 0;
    bool is_one = false;

    TRY(audit_last(t, t->me.id, t->now - UNDO_OPEN_MS, deeds, STEPS_MOST, &n));
    for (size_t i = 0; i < n; i++) {
        TRY(fits(t, &deeds[i], whose, actions, &is_one));
        if (is_one) {
            *turn = deeds[i].turn;
            return RC_OK;
        }
    }
    return RC_ABSENT;
}

bool undo_whose(struct turn *t, const char *called, struct ref *out)
{
    static const char *const kinds[] = {"account", "lead"};
    const struct record_kind *kind;
    struct err before = t->err;
    int64_t id;
    bool is_one = ref_parse(t, called, &kind, &id) == RC_OK;

    if (is_one)
        *out = (struct ref){kind, id};
    for (size_t i = 0; i < COUNT(kinds) && !is_one; i++)
        is_one = parse_ref(t, called, kinds[i], out) == RC_OK;
    t->err = before;
    return is_one;
}

const char *undo_bounced(const struct turn *t)
{
    return IN(t,
              "Nothing was changed. A payment that came back is undone by who booked it, "
              "within 24 hours.",
              "没有改动。被退回的款项，登记人 24 小时内可以撤销那笔回款。");
}
