/*
 * said.h - what people say in the demo's firm, through the whole of dispatch: a store
 * that is rolled back after each sentence.
 */
#pragma once

#include "commands/dispatch.h"
#include "store/store_inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/bot/demo_firm.h"
#include "tests/world/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 2026-03-05 in Shanghai: before all of them. */
static const int64_t seeded_at = 1772672400000;

struct bench {
    struct arena *arena, *lines;
    struct demo_firm firm;
    struct store *store; /* the firm's */
    int events;
};

struct heard {
    struct turn t;
    struct inbound in;
    enum rc rc;
    int64_t post; /* of the answer */
};

static inline int set_up(void **state)
{
    struct bench *b = calloc(1, sizeof(*b));

    b->arena = arena_new();
    b->lines = arena_new();
    demo_firm_open(&b->firm, seeded_at);
    b->store = b->firm.store;
    *state = b;
    return 0;
}

static inline int tear_down(void **state)
{
    struct bench *b = *state;

    demo_firm_close(&b->firm);
    arena_free(b->lines);
    arena_free(b->arena);
    free(b);
    return 0;
}

/* --- a message ---------------------------------------------------------------------- */

/* "2026-03-11T10:15:00+08:00" */
static inline int64_t instant(const char *text)
{
    int year, month, mday, hour, minute, second, off_hour, off_minute;
    struct day day;
    char sign;

    assert_int_equal(sscanf(text, "%d-%d-%dT%d:%d:%d%c%d:%d", &year, &month, &mday, &hour,
                            &minute, &second, &sign, &off_hour, &off_minute),
                     9);
    assert_true(day_make(year, month, mday, &day));
    int64_t minutes = (int64_t)day.n * 24 * 60 + (int64_t)hour * 60 + minute;
    int64_t off = (int64_t)off_hour * 60 + off_minute;
    return ((minutes - (sign == '-' ? -off : off)) * 60 + second) * 1000;
}

static inline void hear(struct bench *b, const char *who, const char *text, int64_t now,
                        int64_t reply_to, struct heard *out)
{
    *out = (struct heard){
        .in = {.kind = IN_WORDS,
               .platform = "web",
               .event = arena_printf(b->arena, "said-%d", ++b->events),
               .account = who,
               .conversation = "dealbell",
               .text = text,
               .reply_to =
                   reply_to ? arena_printf(b->arena, "%lld", (long long)reply_to) : NULL,
               .is_addressed = true,
               .arena = b->arena}};
    assert_int_equal(turn_begin(b->store, b->arena, b->arena, &out->in, now, &out->t),
                     RC_OK);
    out->rc = dispatch(&out->t);
}

static inline void end(struct heard *heard)
{
    assert_int_equal(turn_end(&heard->t, heard->rc), RC_OK);
    for (const struct news *news = heard->t.news; news; news = news->next)
        if (news->author == 0)
            heard->post = news->id;
}

static inline bool starts(const char *text, const char *with)
{
    return text && strncmp(text, with, strlen(with)) == 0;
}

static inline const char *answer_of(const struct heard *heard)
{
    return heard->rc != RC_OK      ? heard->t.err.said
           : heard->t.answer.text  ? heard->t.answer.text
           : heard->t.answer.title ? heard->t.answer.title
                                   : "";
}
