/* The firm that the database belongs to: one row. */

#include "store/audit.h"
#include "store/store_inside.h"

#include <string.h>

enum { GET, PUT };

static const char *const sql[] = {
    [GET] = "SELECT name, zone, currency, region, lang, is_demo, clock_shift, clock_goal,"
            " epoch, claim_code FROM firm WHERE id = 1",
    [PUT] = "INSERT INTO firm (id, name, zone, currency, region, lang, is_demo,"
            " clock_shift, clock_goal, epoch, claim_code)"
            " VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
            " ON CONFLICT (id) DO UPDATE SET name = ?1, zone = ?2, currency = ?3,"
            " region = ?4, lang = ?5, is_demo = ?6, clock_shift = ?7, clock_goal = ?8,"
            " epoch = ?9, claim_code = ?10",
};

const struct queries firm_queries = QUERIES("firm", sql);

/* Before it is set up it has no name. */
static const struct firm nobody = {
    .name = "", .zone = "UTC", .currency = "CNY", .region = "CN", .claim_code = ""};

enum rc firm_read(struct turn *t, struct firm *out)
{
    QUERY *q = query(t, &firm_queries, GET);
    enum rc rc = row(t, q);

    if (rc == RC_ABSENT) {
        *out = nobody;
        return RC_OK;
    }
    TRY(rc);
    *out = (struct firm){.name = column_text(q, 0, t->arena),
                         .zone = column_text(q, 1, t->arena),
                         .currency = column_text(q, 2, t->arena),
                         .region = column_text(q, 3, t->arena),
                         .lang = column_int(q, 4) == LANG_ZH ? LANG_ZH : LANG_EN,
                         .is_demo = column_int(q, 5) != 0,
                         .clock_shift = column_int(q, 6),
                         .clock_goal = column_int(q, 7),
                         .epoch = column_int(q, 8),
                         .claim_code = column_text(q, 9, t->arena)};
    return RC_OK;
}

enum rc firm_get(struct turn *t, struct firm *out)
{
    return known_firm(t, out);
}

/* What an admin sets, and no more: the clock of the demo is none of it. */
static const char *settings_json(struct turn *t, const struct firm *firm)
{
    JSON *tree = cJSON_CreateObject();

    cJSON_AddStringToObject(tree, "name", firm->name);
    cJSON_AddStringToObject(tree, "zone", firm->zone);
    cJSON_AddStringToObject(tree, "currency", firm->currency);
    cJSON_AddStringToObject(tree, "lang", firm->lang == LANG_ZH ? "zh" : "en");
    cJSON_AddStringToObject(tree, "phones", firm->region);
    return json_line(t->arena, tree);
}

/* A firm that is new has nothing that could have been another's setting. */
static enum rc audit_settings(struct turn *t, const struct firm *firm)
{
    struct firm before;

    TRY(firm_get(t, &before));
    if (before.name[0] == '\0')
        return RC_OK;
    const char *was = settings_json(t, &before), *is = settings_json(t, firm);
    return strcmp(was, is) == 0 ? RC_OK : audit_add(t, AUDIT_FIRM, 1, was, is);
}

enum rc firm_put(struct turn *t, const struct firm *firm)
{
    TRY(audit_settings(t, firm));
    QUERY *q = query(t, &firm_queries, PUT);

    bind_text(q, 1, firm->name);
    bind_text(q, 2, firm->zone);
    bind_text(q, 3, firm->currency);
    bind_text(q, 4, firm->region);
    bind_int(q, 5, firm->lang);
    bind_int(q, 6, firm->is_demo);
    bind_int(q, 7, firm->clock_shift);
    bind_int(q, 8, firm->clock_goal);
    bind_int(q, 9, firm->epoch);
    bind_text(q, 10, firm->claim_code);
    TRY(done(t, q));
    t->firm = *firm;
    return RC_OK;
}

void firm_set_address(struct store *store, const char *address)
{
    store->address = address;
}

const char *firm_address(const struct turn *t)
{
    return t->store->address ? t->store->address : "";
}
