/* Nobody decides on their own request by any way that a person has: naming themselves, a
 * role of theirs, their manager, a ring of managers, another platform's account, or a
 * change of who manages whom while it waits. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "tests/commands/hall.h"

#include "store/approvals.h"

#include <stdio.h>

enum { FIRMS = 40, TRIES = 14, SELLERS = 4 };

static const char *const handles[] = {NULL,  "ana", "bo",  "max",
                                      "mei", "fin", "cfo", "adm"};
static uint64_t seed = UINT64_C(0x9E3779B97F4A7C15);

static unsigned draw(unsigned below)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (unsigned)((seed * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % below;
}

static void outside(const char *sql)
{
    struct err err = {0};

    if (world.has_turn)
        world_end(&world, RC_OK);
    OK(engine_exec(world.store->db, sql, &err));
    known_forget(world.store);
}

static void set_managers(void)
{
    for (int id = 1; id <= SMALL_PEOPLE; id++) {
        unsigned manager = draw(SMALL_PEOPLE + 1);
        char sql[120];

        if (manager)
            (void)snprintf(sql, sizeof(sql),
                           "UPDATE person SET manager = %u WHERE id = %d", manager, id);
        else
            (void)snprintf(sql, sizeof(sql),
                           "UPDATE person SET manager = 0 WHERE id = %d", id);
        outside(sql);
    }
}

static void set_roles(void)
{
    for (int id = 1; id <= SMALL_PEOPLE; id++) {
        char sql[120];

        (void)snprintf(sql, sizeof(sql), "UPDATE person SET roles = %u WHERE id = %d",
                       (draw(255) + 1) | (id <= SELLERS ? ROLE_SALES : 0U), id);
        outside(sql);
    }
}

/* Whom they ask: as often as not themselves, in some way. */
static const char *draw_path(const char *me)
{
    static char path[120];
    const char *const forms[] = {
        "%s",       "manager",           "role:director", "%s, manager",
        "%s + mei", "role:manager > %s", "%s > role:cfo", "role:admin, %s"};
    const char *form = forms[draw(COUNT(forms))], *at = strstr(form, "%s");

    if (at)
        (void)snprintf(path, sizeof(path), "%.*s%s%s", (int)(at - form), form,
                       draw(2) ? me : handles[1 + draw(SMALL_PEOPLE)], at + 2);
    else
        (void)snprintf(path, sizeof(path), "%s", form);
    return path;
}

static int64_t count(const char *sql)
{
    struct err err = {0};
    int64_t n = 0;

    if (world.has_turn)
        world_end(&world, RC_OK);
    OK(engine_int(world.store->db, sql, &n, &err));
    return n;
}

/* 1: open, 2 to 4: approved, rejected, returned (sales/approval.h). */
static void nothing_is_their_own(const char *me, const char *path)
{
    int64_t own = count("SELECT COUNT(*) FROM approval_task k"
                        " JOIN approval a ON a.id = k.approval"
                        " WHERE k.assignee = a.submitter AND k.state BETWEEN 1 AND 4");

    own += count("SELECT COUNT(*) FROM approval WHERE decided_by = submitter");
    if (own)
        fail_msg("%s asked \"%s\" and may decide or did", me, path);
}

static struct heard verdict_of(int who, bool is_elsewhere)
{
    static const char *const verdicts[] = {"approve AP-1", "批准 AP-1", "approve AP-1",
                                           "reject AP-1 because", "return AP-1 say more"};
    static char account[20], direct[20];
    const char *text = verdicts[draw(COUNT(verdicts))];

    if (!is_elsewhere)
        return tell(handles[who], text);
    (void)snprintf(account, sizeof(account), "U-%s", handles[who]);
    (void)snprintf(direct, sizeof(direct), "D-%s", handles[who]);
    return hall_turn(account, direct,
                     (struct inbound){.kind = IN_WORDS,
                                      .platform = "fake",
                                      .text = text,
                                      .is_addressed = true,
                                      .is_direct = true});
}

/* One firm, one request, and everybody tries. How many decisions were taken. */
static int one_firm(void)
{
    int me = 1 + (int)draw(SMALL_PEOPLE), decisions = 0;
    const char *path;
    char sql[80], text[200];

    set_managers();
    set_roles();
    (void)snprintf(sql, sizeof(sql), "UPDATE deal SET owner = %d WHERE id = 5", me);
    outside(sql);
    path = draw_path(handles[me]);
    (void)snprintf(text, sizeof(text),
                   "approval request D-5 price 3500 reason=volume to=\"%s\"", path);
    (void)tell(handles[me], text);
    nothing_is_their_own(handles[me], path);
    for (int i = 0; i < TRIES; i++) {
        int who = draw(3) ? 1 + (int)draw(SMALL_PEOPLE) : me;

        if (draw(6) == 0)
            set_managers();
        decisions += verdict_of(who, draw(3) == 0).rc == RC_OK;
        nothing_is_their_own(handles[me], path);
    }
    return decisions;
}

static void nobody_decides_on_their_own_request(void **state)
{
    int decisions = 0;

    for (int i = 0; i < FIRMS; i++) {
        if (i > 0) {
            (void)end(state);
            (void)begin(state);
        }
        decisions += one_firm();
    }
    assert_true(decisions > FIRMS / 2); /* the others do decide */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nobody_decides_on_their_own_request),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
