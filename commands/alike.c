/* alike.c - a new name that looks like a known one. */
#include "commands/alike.h"
#include "commands/access.h"
#include "commands/bind/bind.h"
#include "commands/world_of.h"
#include "sales/name.h"
#include "store/people.h"

#include <string.h>

/* The first word of a name, or its first two characters in Chinese, folded. */
static const char *head_of(struct turn *t, const char *name)
{
    enum { LOOKED_AT = 3 };

    struct name_unit units[LOOKED_AT];
    const char *folded = text_fold(t->arena, name);
    size_t n = name_units(folded, strlen(folded), units, LOOKED_AT);

    if (n == 0)
        return "";
    size_t last = units[0].is_word || n == 1 ? 0 : 1;
    return arena_copy_bytes(t->arena, folded + units[0].from,
                            units[last].until - units[0].from);
}

/* In the pool, where leads are nobody's and so in nobody's names. */
static enum rc find_in_pool(struct turn *t, const struct lead *lead, struct likeness *out)
{
    enum { LOOKED_AT = 50 };

    struct lead *list = TAKE_N(t->arena, LOOKED_AT, struct lead);
    const char *head = head_of(t, lead->name);
    size_t n = 0;

    TRY(leads_list(t, 0, true, 1U << LEAD_POOL, LOOKED_AT, list, &n));
    for (size_t i = 0; i < n; i++)
        if (head[0] && strcmp(head_of(t, list[i].name), head) == 0) {
            out->ref = ref_text(t->arena, &leads_kind, list[i].id);
            out->name = list[i].name;
            out->note = arena_printf(
                t->arena,
                IN(t, "\nSimilar, in the pool: %s %s.", "\n公海里相近：%s %s。"),
                out->ref, out->name);
            break;
        }
    return RC_OK;
}

/* "Cobalt Marine" begins as Cobalt Freight does: one of one's own, or of nobody. */
static enum rc find_alike(struct turn *t, const struct lead *lead, struct likeness *out)
{
    struct sighted_names names;
    struct normal normal;

    if (!world_of_sight(t, lead->name, &normal, &names))
        return RC_OK;
    for (size_t i = 0; i < names.n; i++) {
        const struct known *known = &names.rows[i].known;
        if (names.rows[i].at.from > 0 || !known_is_customer(known))
            continue;
        out->ref = bind_as(t, known->id[0] ? known->id : known->name, "deal lead");
        out->name = known->name;
        if (out->ref)
            out->note =
                arena_printf(t->arena, IN(t, "\nSimilar: %s %s.", "\n相近：%s %s。"),
                             out->ref, out->name);
        return RC_OK;
    }
    return find_in_pool(t, lead, out);
}

enum rc alike_find(struct turn *t, const struct lead *lead, struct likeness *out)
{
    struct lead other;
    struct account account;
    struct err before = t->err;

    *out = (struct likeness){.note = ""};
    if (leads_by_name(t, lead->name, &other) == RC_OK) {
        out->note = arena_printf(
            t->arena, IN(t, "\npossible double of %s %s", "\n可能与 %s %s 重复"),
            ref_text(t->arena, &leads_kind, other.id), other.name);
        out->name = other.name;
        if (other.deal == 0 && (other.owner == t->me.id || other.owner == 0))
            out->ref = ref_text(t->arena, &leads_kind, other.id);
    } else if (accounts_find(t, lead->name, &account) == RC_OK) {
        out->note = arena_printf(
            t->arena,
            IN(t, "\npossible double of the customer %s (%s)", "\n可能是老客户%s（%s）"),
            account.name, people_name(t, account.owner));
        out->name = account.name;
        if (account.owner == t->me.id)
            out->ref = bind_as(t, account.name, "deal");
    } else {
        TRY(find_alike(t, lead, out));
    }
    t->err = before;
    return RC_OK;
}

void alike_offer(struct turn *t, const char *ref, const struct likeness *alike)
{
    if (alike->ref)
        offer(t, arena_printf(t->arena, IN(t, "It is %s", "就是%s"), alike->name),
              BUTTON_PLAIN, "lead same %s %s", ref, alike->ref);
}
