/* The little firm as stories find it. */

#include "notifiers/scheduler.h"
#include "store/calendars.h"
#include "store/invoices.h"
#include "store/people.h"
#include "tests/fakes/story_bot.h"
#include "tests/world/small.h"

/* The State Council's holidays of 2026, and the weekends worked for them. */
static const struct {
    const char *from, *until;
    enum exception_kind kind;
} days[] = {
    {"2026-01-01", "2026-01-03", DAY_OFF},     {"2026-01-04", "2026-01-04", DAY_WORKING},
    {"2026-02-14", "2026-02-14", DAY_WORKING}, {"2026-02-15", "2026-02-23", DAY_OFF},
    {"2026-02-28", "2026-02-28", DAY_WORKING}, {"2026-04-04", "2026-04-06", DAY_OFF},
    {"2026-05-01", "2026-05-05", DAY_OFF},     {"2026-05-09", "2026-05-09", DAY_WORKING},
    {"2026-10-01", "2026-10-07", DAY_OFF},
};

static enum rc add_holidays(struct turn *t)
{
#define HOURS "[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]]"
    static const char pattern[] = "{\"week\":[" HOURS "," HOURS "," HOURS "," HOURS
                                  "," HOURS ",[],[]],\"makeup\":" HOURS "}";
    struct day day, until;

    TRY(calendar_add(t, "cn", pattern, 2026));
    for (size_t i = 0; i < COUNT(days); i++) {
        TRY(day_parse_iso(days[i].from, &day, &t->err));
        TRY(day_parse_iso(days[i].until, &until, &t->err));
        for (; day_between(day, until) >= 0; day = day_plus(day, 1))
            TRY(calendar_mark(t, "cn", day, days[i].kind, ""));
    }
    return RC_OK;
}

static enum rc keep_holidays(struct turn *t, int64_t person)
{
    struct person who;

    TRY(people_get(t, person, &who));
    who.calendar = "cn";
    return people_put(t, &who);
}

static enum rc make(struct turn *t, bool is_calm)
{
    struct invoice seven;

    TRY(small_world(t));
    TRY(add_holidays(t));
    TRY(keep_holidays(t, SMALL_BO));
    TRY(keep_holidays(t, SMALL_MEI));
    if (is_calm) {
        TRY(invoices_get(t, 7, &seven));
        seven.state = INVOICE_VOID;
        TRY(invoices_put(t, &seven));
    }
    return scheduler_plan(t);
}

static enum rc seed(struct store *store, struct arena *arena, int64_t now, bool is_calm,
                    struct err *err)
{
    struct turn t;
    enum rc rc;

    TRY(store_begin(store, err));
    rc = turn_begin(store, arena, arena, NULL, now, &t);
    if (rc == RC_OK)
        rc = make(&t, is_calm);
    if (rc == RC_OK)
        rc = turn_end(&t, RC_OK);
    if (rc != RC_OK) {
        *err = t.err;
        return rc;
    }
    return store_commit(store, err);
}

enum rc story_seed(const char *database, int64_t now, bool is_calm, struct err *err)
{
    struct arena *arena = arena_new();
    struct store *store;
    enum rc rc = store_open(&(struct store_options){.path = database}, &store, err);

    if (rc == RC_OK) {
        rc = seed(store, arena, now, is_calm, err);
        store_close(store);
    }
    arena_free(arena);
    return rc;
}
