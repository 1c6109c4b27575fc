/*
 * err.h - how we say no.
 *
 * A function that can fail returns `enum rc`. An error has three readers: the
 * program (`rc`), the person (`said` and `hint`, in the person's language) and
 * the operator (`detail`). Who finds the fact writes it, once; those above hand
 * it on with TRY. `out` parameters are written on success only.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CHECKED __attribute__((warn_unused_result))
#define PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Declares a variable whose `done` runs when it goes out of scope. */
#define AUTO(done) __attribute__((cleanup(done)))

enum rc {
    RC_OK,
    RC_USAGE,  /* the words cannot be read as a command */
    RC_DENIED, /* this person may not */
    RC_ABSENT, /* no such thing */
    RC_RULE,   /* the business says no */
    RC_AGAIN,  /* could not now; may work later */
    RC_BROKEN  /* ours to fix */
};

enum lang { LANG_EN, LANG_ZH };

/* Picks a text by the language of anything that has one: a turn, a person, an err.
 * Both texts stand side by side, so that the compiler checks both formats. */
#define IN(whom, en, zh) ((whom)->lang == LANG_ZH ? (zh) : (en))

struct err {
    enum rc rc;
    enum lang lang;   /* of said and hint; set by whoever made the err */
    char said[512];   /* one line for the person: lower case, no full stop */
    char hint[384];   /* what to do next; may be empty */
    char detail[384]; /* for the log only; may be empty */
    char field[32];   /* the name of the value that it is about; may be empty */
};

/* Returns the callee's rc from the function it stands in. */
#define TRY(call)                 \
    do {                          \
        enum rc try_rc_ = (call); \
        if (try_rc_ != RC_OK)     \
            return try_rc_;       \
    } while (0)

/* Both return rc, so that `return err_set(...)` reads as what it does. */
enum rc err_set(struct err *err, enum rc rc, const char *said, ...) PRINTF(3, 4);
enum rc err_broken(struct err *err, const char *detail, ...) PRINTF(2, 3);

/* Adds the next step for the person to an error that is set; returns its rc. */
enum rc err_hint(struct err *err, const char *hint, ...) PRINTF(2, 3);

/* What the person reads: said and hint as sentences begin, the hint on a line of its own.
 */
struct arena;
const char *err_words(struct arena *arena, const struct err *err);

/* Names the value that went wrong, where `rc` is no RC_OK and nobody closer to it has;
 * returns rc: TRY(err_at(&err, "amount", read_amount(...))). */
enum rc err_at(struct err *err, const char *field, enum rc rc) CHECKED;

/* "ok", "usage", ... for logs and wire formats. */
const char *rc_name(enum rc rc);
