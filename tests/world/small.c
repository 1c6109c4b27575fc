/* The little firm that all tests share. */

#include "tests/world/small.h"

#include "store/accounts.h"
#include "store/conversations.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"

static const struct quiet evenings = {.from = 20 * 60, .until = 8 * 60 + 30};

#define LONDON "Europe/London", .lang = LANG_EN
#define SHANGHAI "Asia/Shanghai", .lang = LANG_ZH

static const struct person people[] = {
    {.id = SMALL_ANA,
     .handle = "ana",
     .name = "Ana Reyes",
     .roles = ROLE_SALES,
     .manager = SMALL_MAX,
     .zone = LONDON},
    {.id = SMALL_BO,
     .handle = "bo",
     .name = "薄一",
     .roles = ROLE_SALES,
     .manager = SMALL_MEI,
     .zone = SHANGHAI},
    {.id = SMALL_MAX,
     .handle = "max",
     .name = "Max Stone",
     .roles = ROLE_MANAGER | ROLE_APPROVER,
     .manager = SMALL_MEI,
     .zone = LONDON},
    {.id = SMALL_MEI,
     .handle = "mei",
     .name = "梅琳",
     .roles = ROLE_MANAGER | ROLE_DIRECTOR,
     .zone = SHANGHAI},
    {.id = SMALL_FIN,
     .handle = "fin",
     .name = "Fin Hale",
     .roles = ROLE_FINANCE,
     .manager = SMALL_CFO,
     .zone = LONDON},
    {.id = SMALL_CFO,
     .handle = "cfo",
     .name = "Carla Voss",
     .roles = ROLE_CFO | ROLE_APPROVER,
     .zone = LONDON},
    {.id = SMALL_ADM,
     .handle = "adm",
     .name = "Ada Moss",
     .roles = ROLE_ADMIN,
     .zone = LONDON},
};

static enum rc add_people(struct turn *t)
{
    for (size_t i = 0; i < COUNT(people); i++) {
        struct person person = people[i];
        const char *handle = person.handle;

        person.email = arena_printf(t->arena, "%s@small.test", handle);
        person.calendar = "usual";
        person.quiet = evenings;
        person.is_active = true;
        TRY(people_add(t, &person));
        TRY(people_bind(t, person.id, "web", handle,
                        arena_printf(t->arena, "dm:%s", handle)));
        TRY(people_bind(t, person.id, "fake", arena_printf(t->arena, "U-%s", handle),
                        arena_printf(t->arena, "D-%s", handle)));
    }
    return people_alias(t, SMALL_MEI, "梅总");
}

static enum rc add_place(struct turn *t, const char *platform, const char *key,
                         const char *title, const char *purpose, int64_t one)
{
    struct conversation place = {
        .platform = platform, .key = key, .title = title, .purpose = purpose, .one = one};

    return conversation_add(t, &place);
}

static enum rc add_places(struct turn *t)
{
    static const char *const rooms[] = {"sales", "approvals", "finance"};

    for (size_t i = 0; i < COUNT(rooms); i++)
        TRY(add_place(t, "web", rooms[i], rooms[i], rooms[i], 0));
    for (size_t i = 0; i < COUNT(rooms); i++)
        TRY(add_place(t, "fake", arena_printf(t->arena, "C-%s", rooms[i]), rooms[i],
                      rooms[i], 0));
    for (size_t i = 0; i < COUNT(people); i++)
        TRY(add_place(t, "fake", arena_printf(t->arena, "D-%s", people[i].handle),
                      "Dealbell", "direct", people[i].id));
    return RC_OK;
}

static enum rc add_customers(struct turn *t)
{
    struct account acme = {.id = SMALL_ACME,
                           .name = "Acme",
                           .currency = "EUR",
                           .owner = SMALL_ANA,
                           .email = "accounts@acme.test"};
    struct account dingli = {
        .id = SMALL_DINGLI, .name = "鼎砺机械", .currency = "CNY", .owner = SMALL_BO};

    TRY(accounts_add(t, &acme));
    TRY(accounts_add(t, &dingli));
    return accounts_alias(t, SMALL_DINGLI, "鼎砺");
}

static enum rc add_sales(struct turn *t)
{
    struct deal five = {.id = 5,
                        .account = SMALL_ACME,
                        .owner = SMALL_ANA,
                        .title = "Packing line",
                        .stage = STAGE_PROPOSAL,
                        .amount = {400000, "EUR"},
                        .facts = "{\"quote\":\"Q-1\"}"};
    struct deal six = {.id = 6,
                       .account = SMALL_DINGLI,
                       .owner = SMALL_BO,
                       .title = "封箱机",
                       .stage = STAGE_QUALIFIED,
                       .amount = {48000000, "CNY"},
                       .close_on = DAY_NONE,
                       .facts = "{}"};
    struct lead three = {.id = 3,
                         .name = "Cobalt Freight",
                         .contact = "J Doe",
                         .phone = "+8613800138000",
                         .source = "fair",
                         .state = LEAD_NEW,
                         .owner = SMALL_ANA};

    if (!day_make(2026, 4, 30, &five.close_on))
        return err_broken(&t->err, "the little firm has a bad day");
    TRY(deals_add(t, &five));
    TRY(deals_add(t, &six));
    return leads_add(t, &three);
}

static enum rc add_invoice(struct turn *t)
{
    struct invoice seven = {.id = 7,
                            .account = SMALL_ACME,
                            .deal = 5,
                            .total = {120000, "EUR"},
                            .paid = {0, "EUR"},
                            .state = INVOICE_ISSUED,
                            .promised_on = DAY_NONE,
                            .promised = {0, "EUR"}};

    if (!day_make(2026, 1, 30, &seven.issued_on) || !day_make(2026, 3, 1, &seven.due_on))
        return err_broken(&t->err, "the little firm has a bad day");
    return invoices_add(t, &seven);
}

enum rc small_world(struct turn *t)
{
    const struct firm firm = {.name = "Small & Co.",
                              .zone = "Europe/London",
                              .currency = "EUR",
                              .region = "CN",
                              .lang = LANG_EN,
                              .claim_code = ""};

    t->action = "seed";
    TRY(firm_put(t, &firm));
    TRY(add_people(t));
    TRY(add_places(t));
    TRY(add_customers(t));
    TRY(add_sales(t));
    return add_invoice(t);
}

static enum rc in_turn(struct store *store, struct arena *arena, int64_t now,
                       struct err *err)
{
    struct turn t;
    enum rc rc;

    TRY(store_begin(store, err));
    rc = turn_begin(store, arena, arena, NULL, now, &t);
    if (rc == RC_OK)
        rc = small_world(&t);
    if (rc == RC_OK)
        rc = turn_end(&t, RC_OK);
    if (rc != RC_OK) {
        *err = t.err;
        store_rollback(store);
        return rc;
    }
    return store_commit(store, err);
}

enum rc small_world_in(struct store *store, int64_t now, struct err *err)
{
    struct arena *arena = arena_new();
    enum rc rc = in_turn(store, arena, now, err);

    arena_free(arena);
    return rc;
}
