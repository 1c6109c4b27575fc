/*
 * firm.h - a made-up firm in Shanghai and London for the tests of this floor: a database
 * of its own, a clock that stands where it is put, and all that was said.
 */
#pragma once

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/log.h"
#include "notifiers/scheduler.h"
#include "store/accounts.h"
#include "store/approvals.h"
#include "store/conversations.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"
#include "store/reminders.h"
#include "tests/world/folder.h"

#include <string.h>

enum { HEARD_MOST = 64 };

enum { HAO = 1, LI, ZHAO, MEI, QIAN, EMMA, DAN };

/* Something that was said: to a person's direct messages, or in a room. */
struct heard {
    int64_t to; /* 0: a room */
    char room[32];
    char words[1024]; /* text and card, as JSON */
};

struct firm_of_test {
    char dir[FOLDER_ROOM], path[96];
    struct store *store;
    struct arena *arena, *keep;
    int64_t now;
    size_t ran; /* timers in the last run */
    struct heard heard[HEARD_MOST];
    size_t n_heard;
};

static const char *const cn = "cn", *const usual = "usual";

static inline enum rc begin_turn(struct firm_of_test *f, struct inbound *in,
                                 struct turn *t)
{
    struct err err = {0};

    assert_int_equal(store_begin(f->store, &err), RC_OK);
    return turn_begin(f->store, f->arena, f->keep, in, f->now, t);
}

/* Runs `work` as one turn, as the desk would. */
static inline void act(struct firm_of_test *f, enum rc (*work)(struct turn *t, void *arg),
                       void *arg)
{
    struct turn t;
    struct err err = {0};
    enum rc rc;

    assert_int_equal(begin_turn(f, NULL, &t), RC_OK);
    rc = work(&t, arg);
    if (rc == RC_OK)
        rc = scheduler_plan(&t);
    if (rc == RC_OK)
        rc = redraw_touched(&t);
    if (rc != RC_OK)
        print_error("%s | %s | %s\n", rc_name(rc), t.err.said, t.err.detail);
    assert_int_equal(rc, RC_OK);
    assert_int_equal(turn_end(&t, rc), RC_OK);
    assert_int_equal(store_commit(f->store, &err), RC_OK);
    arena_empty(f->arena);
    arena_empty(f->keep);
}

/* Looks at the database: no inbox row, nothing is committed that matters. */
static inline void look_in(struct firm_of_test *f,
                           void (*work)(struct turn *t, void *arg), void *arg)
{
    struct inbound in = {
        .kind = IN_ERRAND, .platform = "test", .event = "", .reads_only = true};
    struct turn t;
    struct err err = {0};

    assert_int_equal(begin_turn(f, &in, &t), RC_OK);
    work(&t, arg);
    assert_int_equal(turn_end(&t, RC_OK), RC_OK);
    assert_int_equal(store_commit(f->store, &err), RC_OK);
    arena_empty(f->arena);
    arena_empty(f->keep);
}

struct instant_asked {
    const char *when, *zone;
    int64_t at;
};

static inline void find_instant(struct turn *t, void *arg)
{
    struct instant_asked *asked = arg;
    struct moment moment;

    assert_int_equal(moment_parse_iso(asked->when, &moment, &t->err), RC_OK);
    asked->at = instant_of(t, asked->zone, moment, 0);
}

/* "2026-03-02T09:00" on Shanghai's wall, or a zone's. */
static inline int64_t instant_in(struct firm_of_test *f, const char *zone,
                                 const char *when)
{
    struct instant_asked asked = {when, zone, 0};

    look_in(f, find_instant, &asked);
    return asked.at;
}

static inline void clock_at(struct firm_of_test *f, const char *when)
{
    f->now = instant_in(f, "Asia/Shanghai", when);
}

static inline void hear(struct firm_of_test *f, const struct news *news)
{
    for (; news; news = news->next) {
        struct heard *heard = &f->heard[f->n_heard];

        if (news->is_edit)
            continue;
        assert_true(f->n_heard < HEARD_MOST);
        heard->to = news->one;
        (void)snprintf(heard->room, sizeof(heard->room), "%s", news->room);
        (void)snprintf(heard->words, sizeof(heard->words), "%s%s", news->text,
                       news->card ? news->card : "");
        f->n_heard++;
    }
}

/* Everything that is due now, as the desk runs it; what was heard before is forgotten. */
static inline size_t run_due(struct firm_of_test *f)
{
    size_t ran, all = 0;

    f->n_heard = 0;
    do {
        struct news *news = NULL, **end = &news;
        struct err err = {0};

        assert_int_equal(store_begin(f->store, &err), RC_OK);
        if (scheduler_run(f->store, f->arena, f->keep, f->now, 100, &ran, &end, &err) !=
            RC_OK)
            fail_msg("%s %s", err.said, err.detail);
        assert_int_equal(store_commit(f->store, &err), RC_OK);
        hear(f, news);
        arena_empty(f->arena);
        arena_empty(f->keep);
        all += ran;
        assert_true(all < 1000); /* it spins */
    } while (ran > 0);
    f->ran = all;
    return all;
}

/* When the next timer is due; 0: none. */
static inline int64_t next_due(struct firm_of_test *f)
{
    int64_t due = 0;
    struct err err = {0};

    assert_int_equal(store_begin(f->store, &err), RC_OK);
    assert_int_equal(scheduler_next(f->store, f->arena, &due, &err), RC_OK);
    assert_int_equal(store_commit(f->store, &err), RC_OK);
    arena_empty(f->arena);
    return due;
}

/* The clock walks from due timer to due timer, as the demo's does. */
static inline void walk_to(struct firm_of_test *f, const char *when)
{
    int64_t goal = instant_in(f, "Asia/Shanghai", when);
    struct heard all[HEARD_MOST];
    size_t n = 0;

    for (int64_t due; (due = next_due(f)) && due <= goal;) {
        f->now = due > f->now ? due : f->now;
        assert_true(run_due(f) > 0);
        for (size_t i = 0; i < f->n_heard && n < HEARD_MOST; i++)
            all[n++] = f->heard[i];
    }
    f->now = goal;
    memcpy(f->heard, all, n * sizeof(all[0]));
    f->n_heard = n;
}

/* How often a person heard (room messages: to 0) something with these words in it. */
static inline size_t heard_by(const struct firm_of_test *f, int64_t to, const char *words)
{
    size_t n = 0;

    for (size_t i = 0; i < f->n_heard; i++)
        n += f->heard[i].to == to && strstr(f->heard[i].words, words) != NULL;
    return n;
}

static inline void print_heard(const struct firm_of_test *f)
{
    for (size_t i = 0; i < f->n_heard; i++)
        print_message("to %lld %s: %s\n", (long long)f->heard[i].to, f->heard[i].room,
                      f->heard[i].words);
}

/* The public holidays and make-up workdays of 2026 in China. */
static inline enum rc add_calendar(struct turn *t)
{
    static const struct {
        const char *from;
        int days;
        enum exception_kind kind;
    } rows[] = {
        {"2026-01-01", 3, DAY_OFF},     {"2026-01-04", 1, DAY_WORKING},
        {"2026-02-14", 1, DAY_WORKING}, {"2026-02-15", 9, DAY_OFF},
        {"2026-02-28", 1, DAY_WORKING}, {"2026-04-04", 3, DAY_OFF},
        {"2026-05-01", 5, DAY_OFF},     {"2026-05-09", 1, DAY_WORKING},
        {"2026-06-19", 3, DAY_OFF},     {"2026-09-20", 1, DAY_WORKING},
        {"2026-09-25", 3, DAY_OFF},     {"2026-10-01", 7, DAY_OFF},
        {"2026-10-10", 1, DAY_WORKING},
    };

    static const char *const week =
        "{\"week\":[[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]],"
        "[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]],"
        "[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]],"
        "[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]],"
        "[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]],[],[]],"
        "\"makeup\":[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]]}";

    TRY(calendar_add(t, cn, week, 2026));
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int k = 0; k < rows[i].days; k++) {
            struct day day;

            TRY(day_parse_iso(rows[i].from, &day, &t->err));
            TRY(calendar_mark(t, cn, day_plus(day, k), rows[i].kind, ""));
        }
    return RC_OK;
}

static inline enum rc add_person(struct turn *t, int64_t id, const char *handle,
                                 const char *name, unsigned roles, int64_t manager)
{
    bool is_british = id >= EMMA;
    struct person person = {.id = id,
                            .handle = handle,
                            .name = name,
                            .email = "",
                            .roles = roles,
                            .manager = manager,
                            .zone = is_british ? "Europe/London" : "Asia/Shanghai",
                            .calendar = is_british ? usual : cn,
                            .lang = is_british ? LANG_EN : LANG_ZH,
                            .quiet = {20 * 60, 8 * 60 + 30},
                            .is_active = true};

    return people_add(t, &person);
}

static inline enum rc add_firm(struct turn *t, void *arg)
{
    struct firm firm;
    struct conversation bell = {
        .platform = "web", .key = "sales", .title = "sales", .purpose = "bell"};
    struct account account = {
        .id = 1, .name = "鼎砺机械", .currency = "CNY", .email = "", .owner = HAO};
    struct account london = {
        .id = 2, .name = "Bluefin", .currency = "GBP", .email = "", .owner = EMMA};

    (void)arg;
    TRY(firm_get(t, &firm));
    firm.name = "Northgate";
    firm.zone = "Asia/Shanghai";
    firm.currency = "CNY";
    firm.region = "CN";
    firm.lang = LANG_ZH;
    TRY(firm_put(t, &firm));
    TRY(add_calendar(t));
    TRY(add_person(t, ZHAO, "zhao.min", "赵敏", ROLE_MANAGER | ROLE_DIRECTOR, 0));
    TRY(add_person(t, LI, "li.wei", "李伟", ROLE_MANAGER | ROLE_APPROVER, ZHAO));
    TRY(add_person(t, HAO, "wang.hao", "王浩", ROLE_SALES, LI));
    TRY(add_person(t, MEI, "mei.fang", "梅芳", ROLE_FINANCE, ZHAO));
    TRY(add_person(t, QIAN, "qian.ying", "钱颖", ROLE_CFO, ZHAO));
    TRY(add_person(t, DAN, "dan.cole", "Dan Cole", ROLE_MANAGER, ZHAO));
    TRY(add_person(t, EMMA, "emma.ross", "Emma Ross", ROLE_SALES, DAN));
    TRY(conversation_add(t, &bell));
    TRY(accounts_add(t, &account));
    return accounts_add(t, &london);
}

static inline enum rc open_store_of(struct firm_of_test *f)
{
    const struct store_options options = {.path = f->path, .sync_normal = true};
    struct err err = {0};
    enum rc rc = store_open(&options, &f->store, &err);

    if (rc != RC_OK)
        print_error("%s %s\n", err.said, err.detail);
    return rc;
}

static inline int open_firm(void **state)
{
    struct firm_of_test *f = calloc(1, sizeof(*f));

    if (!f)
        return -1;
    log_level(LOG_ERROR);
    folder_make(f->dir, "test");
    (void)snprintf(f->path, sizeof(f->path), "%s/firm.db", f->dir);
    if (open_store_of(f) != RC_OK)
        return -1;
    f->arena = arena_new();
    f->keep = arena_new();
    f->now = 1767229200000; /* 2026-01-01T09:00 in Shanghai */
    act(f, add_firm, NULL);
    *state = f;
    return 0;
}

static inline int close_firm(void **state)
{
    struct firm_of_test *f = *state;

    store_close(f->store);
    arena_free(f->arena);
    arena_free(f->keep);
    folder_drop(f->dir);
    free(f);
    return 0;
}

#define IN_FIRM(test) cmocka_unit_test_setup_teardown(test, open_firm, close_firm)
