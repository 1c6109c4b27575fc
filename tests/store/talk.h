/*
 * talk.h - messages to the little firm, a turn each. After tests/world/cases.h.
 */
#pragma once

#include "store/audit.h"
#include "store/conversations.h"
#include "store/deals.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/posts.h"
#include "store/say.h"
#include "store/store_inside.h"

#include <string.h>

static struct inbound heard;
static enum rc heard_rc; /* of turn_begin */

/* Ends and commits the turn at hand and begins one for a message. */
static inline struct turn *hear_on(const char *platform, const char *account,
                                   const char *room, const char *event, const char *text)
{
    struct err err = {0};

    if (world.has_turn)
        world_end(&world, RC_OK);
    arena_empty(world.arena);
    heard = (struct inbound){.kind = IN_WORDS,
                             .platform = platform,
                             .account = account,
                             .conversation = room,
                             .event = event,
                             .text = text,
                             .is_addressed = room && room[0] == 'D',
                             .arena = world.arena};
    OK(store_begin(world.store, &err));
    heard_rc =
        turn_begin(world.store, world.arena, world.arena, &heard, world.now, &world.t);
    world.t.action = "test";
    world.has_turn = true;
    return &world.t;
}

static inline struct turn *hear(const char *account, const char *room, const char *event,
                                const char *text)
{
    return hear_on("web", account, room, event, text);
}

/* One number from the database, past all that we keep in memory. */
static inline int64_t count(const char *sql)
{
    struct err err = {0};
    int64_t n = -1;

    OK(engine_int(world.store->db, sql, &n, &err));
    return n;
}

static inline void change(const char *sql)
{
    struct err err = {0};

    OK(engine_exec(world.store->db, sql, &err));
}

/* The last of the turn's news; NULL when there are none. */
static inline struct news *last_news(const struct turn *t)
{
    struct news *last = t->news;

    while (last && last->next)
        last = last->next;
    return last;
}

/* A deal with another title, as a command would change it. */
static inline enum rc retitle(struct turn *t, int64_t id, const char *title)
{
    struct deal deal;

    TRY(deals_get(t, id, &deal));
    deal.title = title;
    return deals_put(t, &deal);
}
