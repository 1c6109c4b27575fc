/* "rename" - a customer or lead is called otherwise. */
#include "commands/access.h"
#include "commands/words.h"

#include <string.h>

enum { DEALS_MOST = 50 };

struct rename {
    struct ref what;
    struct phrase name;
};

static const struct arg wants[] = {
    REF(struct rename, what, "account lead deal",
        "a customer or lead, such as Acme, L-3 or D-5",
        "客户或线索，如 鼎砺、L-3 或 D-5"),
    ARG(struct rename, name, "the name that is right", "正确的名称"),
    {0},
};

static const struct example examples[] = {
    {"rename L-3 name=\"Cobalt Marine\"", "Cobalt Freight is now called Cobalt Marine.",
     NULL},
    {"改名 D-6 名称=鼎砺重工", "鼎砺机械 已改名为 鼎砺重工。", "bo"},
    {0},
};

static enum rc said_already(struct turn *t, const char *name)
{
    return err_set(&t->err, RC_RULE,
                   IN(t, "%s is called so already", "%s 本来就叫这个名称"), name);
}

static void answer(struct turn *t, const char *was, const char *is)
{
    say(t, IN(t, "%s is now called %s.", "%s 已改名为 %s。"), was, is);
}

static enum rc rename_lead(struct turn *t, int64_t id, const char *name)
{
    struct lead lead;

    TRY(access_lead(t, id, TO_CHANGE, &lead));
    const char *was = lead.name;
    if (text_same(was, name))
        return said_already(t, name);
    lead.name = name;
    TRY(leads_put(t, &lead));
    answer(t, was, name);
    return RC_OK;
}

/* Two customers of one name are told apart by nobody. */
static enum rc refuse_double(struct turn *t, int64_t id, const char *name)
{
    struct err before = t->err;
    struct account other;
    bool is_double = accounts_find(t, name, &other) == RC_OK && other.id != id;

    t->err = before;
    return is_double ? err_set(&t->err, RC_RULE,
                               IN(t, "another customer is called %s", "已有客户叫“%s”"),
                               other.name)
                     : RC_OK;
}

/* A deal that bore the customer's name bears the new one; the others' cards show it. */
static enum rc rename_deals(struct turn *t, int64_t account, const char *was,
                            const char *name)
{
    struct deal *list = TAKE_N(t->arena, DEALS_MOST, struct deal);
    size_t n = 0;

    TRY(deals_all_open_of(t, account, DEALS_MOST, list, &n));
    for (size_t i = 0; i < n; i++) {
        if (!text_same(list[i].title, was)) {
            record_touch(t, &deals_kind, list[i].id);
            continue;
        }
        list[i].title = name;
        TRY(deals_put(t, &list[i]));
    }
    return RC_OK;
}

static enum rc rename_account(struct turn *t, struct account *account, const char *name)
{
    const char *was = account->name;

    if (text_same(was, name))
        return said_already(t, name);
    TRY(refuse_double(t, account->id, name));
    account->name = name;
    TRY(accounts_put(t, account));
    TRY(rename_deals(t, account->id, was, name));
    answer(t, was, name);
    return RC_OK;
}

/* "Rename Acme to Acme Ltd": behind "to". */
static const char *name_in(const struct rename *in)
{
    static const char *const joints[] = {"to ", "为", "成"};

    for (size_t i = 0; i < COUNT(joints); i++)
        if (strncmp(in->name.text, joints[i], strlen(joints[i])) == 0)
            return in->name.text + strlen(joints[i]);
    return in->name.text;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct rename *in = args;
    const char *name = name_in(in);
    struct account account;
    struct deal deal;

    if (in->what.kind == &leads_kind)
        return rename_lead(t, in->what.id, name);
    if (in->what.kind == &deals_kind) {
        TRY(access_deal(t, in->what.id, TO_CHANGE, &deal));
        TRY(accounts_get(t, deal.account, &account));
    } else {
        TRY(access_account(t, in->what.id, TO_CHANGE, &account));
    }
    return rename_account(t, &account, name);
}

const struct command cmd_rename = {
    .name = "rename",
    .name_zh = "改名",
    .brief = "put a customer's or lead's name right",
    .brief_zh = "更正客户或线索的名称",
    .deed = {"the new name of %s", "%s的改名", "account lead"},
    .group = GROUP_LEADS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct rename),
    .run = run,
    .examples = examples,
};
