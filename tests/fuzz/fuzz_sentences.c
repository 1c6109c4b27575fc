/* Up to three messages in a row, apart by '|', as one person types them: a question and
 * what fills it, a step and its correction. Each is answered or left alone; a question
 * decides nothing. */
#include "commands/dispatch.h"
#include "store/approvals.h"
#include "tests/world/world.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MESSAGES = 3 };

static void begin(struct little *world, const char *who, const char *text,
                  const char *event, struct inbound *in, struct turn *t)
{
    *in = (struct inbound){.kind = IN_WORDS,
                           .platform = "web",
                           .event = event,
                           .account = who,
                           .conversation = "dealbell",
                           .text = text,
                           .is_addressed = true,
                           .arena = world->arena};
    if (turn_begin(world->store, world->arena, world->arena, in, world->now, t) != RC_OK)
        abort();
}

/* A request that waits for max, made once. */
static void open_world(struct little *world)
{
    struct inbound in;
    struct err err = {0};
    struct turn t;

    world_open(world);
    if (store_begin(world->store, &err) != RC_OK)
        abort();
    begin(world, "ana", "approval request D-5 discount 12 reason=x", "first", &in, &t);
    if (dispatch(&t) != RC_OK || turn_end(&t, RC_OK) != RC_OK ||
        store_commit(world->store, &err) != RC_OK)
        abort();
}

/* Withdrawn by an undo it is no longer there. */
static bool is_approved(struct turn *t)
{
    struct approval approval;
    struct err before = t->err;
    bool is =
        approvals_get(t, 1, &approval) == RC_OK && approval.state == APPROVAL_APPROVED;

    t->err = before;
    return is;
}

static void say_one(struct little *world, const char *who, const char *text, int number)
{
    struct inbound in;
    struct turn t;

    begin(world, who, text, arena_printf(world->arena, "e%d", number), &in, &t);
    bool was = is_approved(&t);
    enum rc rc = dispatch(&t);
    if (rc == RC_BROKEN || (rc != RC_OK && !t.err.said[0]) ||
        !utf8_valid(t.err.said, strlen(t.err.said)))
        abort();
    if (rc == RC_OK && !was && is_approved(&t) && strchr(text, '?'))
        abort();
    if (turn_end(&t, rc) != RC_OK)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const people[] = {"ana", "bo", "max", "fin"};
    static struct little world; /* the fuzzer has no place of its own to keep it */
    struct err err = {0};

    if (!world.store)
        open_world(&world);
    arena_empty(world.arena);
    const char *who = people[size % COUNT(people)];
    char *text = arena_copy_bytes(world.arena, (const char *)data, size), *at = text;
    if (store_begin(world.store, &err) != RC_OK)
        abort();
    for (int i = 0; i < MESSAGES && at; i++) {
        char *next = strchr(at, '|');
        if (next)
            *next++ = '\0';
        say_one(&world, who, at, i);
        at = next;
    }
    store_rollback(world.store);
    return 0;
}
