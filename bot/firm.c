/* The firm of a new database. */

#include "bot/firm.h"

#include "base/secret.h"
#include "base/text.h"
#include "store/conversations.h"

#include <stdlib.h>
#include <string.h>

static enum rc one_turn(struct store *store, struct arena *arena, int64_t now,
                        firm_work *work, void *arg, struct err *err)
{
    struct turn t;
    enum rc rc = turn_begin(store, arena, arena, NULL, now, &t);

    if (rc == RC_OK) {
        t.action = "seed";
        rc = work(&t, arg);
    }
    if (rc == RC_OK)
        rc = scheduler_settle(&t);
    if (rc == RC_OK)
        rc = scheduler_plan(&t);
    if (rc == RC_OK)
        rc = turn_end(&t, RC_OK);
    if (rc != RC_OK)
        *err = t.err;
    return rc;
}

enum rc firm_turns(struct store *store, int64_t now, firm_work *const *works, void *arg,
                   struct err *err)
{
    struct arena *arena = arena_new();
    enum rc rc = store_begin(store, err);

    if (rc == RC_OK) {
        for (size_t i = 0; rc == RC_OK && works[i]; i++)
            rc = one_turn(store, arena, now, works[i], arg, err);
        if (rc == RC_OK)
            rc = store_commit(store, err);
        else
            store_rollback(store);
    }
    arena_free(arena);
    return rc;
}

struct sort {
    bool is_demo, is_there;
};

static enum rc same_sort(struct turn *t, void *arg)
{
    struct sort *sort = arg;
    struct firm firm;

    TRY(firm_get(t, &firm));
    sort->is_there = firm.name[0] != '\0'; /* a database without a firm has no name */
    if (!sort->is_there || firm.is_demo == sort->is_demo)
        return RC_OK;
    if (sort->is_demo) {
        (void)err_set(&t->err, RC_RULE, "%s holds a real firm, not the demo's",
                      store_path(t->store));
        return err_hint(&t->err, "give the demo a database of its own");
    }
    (void)err_set(&t->err, RC_RULE, "%s holds the demo's firm", store_path(t->store));
    return err_hint(&t->err, "dealbell demo runs it; give serve a database of its own");
}

enum rc firm_is_demo(struct store *store, int64_t now, bool wanted, bool *is_there,
                     struct err *err)
{
    struct sort sort = {.is_demo = wanted};

    TRY(firm_turns(store, now, (firm_work *const[]){same_sort, NULL}, &sort, err));
    *is_there = sort.is_there;
    return RC_OK;
}

enum rc firm_rooms(struct turn *t)
{
    static const struct {
        const char *key, *purpose;
    } rooms[] = {{"sales", "sales"}, {"approvals", "approvals"}, {"finance", "finance"}};

    for (size_t i = 0; i < COUNT(rooms); i++) {
        struct conversation room = {.platform = "web",
                                    .key = rooms[i].key,
                                    .title = rooms[i].key,
                                    .purpose = rooms[i].purpose};

        TRY(conversation_add(t, &room));
    }
    return RC_OK;
}

struct fresh {
    struct arena *arena;
    const char *code;
};

static bool speaks_chinese(void)
{
    const char *lang = getenv("LANG");

    return lang && strncmp(lang, "zh", 2) == 0;
}

static enum rc new_firm(struct turn *t)
{
    const char *zone = getenv("TZ");
    const struct zone *known;
    struct firm firm = {.name = "", .region = "CN", .currency = "CNY", .claim_code = ""};

    firm.zone =
        !text_empty(zone) && zone_find(zone, &known) == RC_OK ? zone : "Asia/Shanghai";
    firm.lang = speaks_chinese() ? LANG_ZH : LANG_EN;
    firm.name = speaks_chinese() ? "本公司" : "Our firm";
    firm.claim_code = "none yet";
    TRY(firm_put(t, &firm));
    return firm_rooms(t);
}

static enum rc prepare(struct turn *t, void *arg)
{
    struct fresh *fresh = arg;
    struct firm firm;

    TRY(firm_get(t, &firm));
    if (text_empty(firm.name)) {
        TRY(new_firm(t));
        TRY(firm_get(t, &firm));
    }
    if (text_empty(firm.claim_code))
        return RC_OK;
    fresh->code = secret_token(fresh->arena);
    firm.claim_code = secret_fingerprint(t->arena, fresh->code);
    return firm_put(t, &firm);
}

enum rc firm_prepare(struct store *store, int64_t now, struct arena *arena,
                     const char **code, struct err *err)
{
    struct fresh fresh = {.arena = arena};

    TRY(firm_turns(store, now, (firm_work *const[]){prepare, NULL}, &fresh, err));
    *code = fresh.code;
    return RC_OK;
}
