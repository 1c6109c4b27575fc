/* How we say no: the parts of an error are filled here and nowhere else. */

#include "err.h"
#include "arena.h"
#include "spaced.h"
#include "text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Puts `by` in the place of every byte from `low` to `high`. */
static void replace(char *text, unsigned char low, unsigned char high, char by)
{
    for (; *text; text++)
        if ((unsigned char)*text >= low && (unsigned char)*text <= high)
            *text = by;
}

/* Formats aside first, so that a caller may quote the error's own old words; keeps it to
 * one line of valid UTF-8 and ends between characters when it does not fit. */
static void fill(char *into, size_t room, const char *fmt, va_list args) PRINTF(3, 0);

static void fill(char *into, size_t room, const char *fmt, va_list args)
{
    char made[sizeof((struct err *)NULL)->said + 4]; /* a whole character past the end */
    int wanted = spaced_vprintf(made, sizeof(made), fmt, args);
    size_t len = wanted < 0 ? 0 : strlen(made);

    len = utf8_cut(made, len, room - 1);
    memcpy(into, made, len);
    into[len] = '\0';
    replace(into, 0, ' ' - 1, ' ');
    /* Somebody's bad bytes were quoted: what is not ASCII cannot be trusted then. */
    if (!utf8_valid(into, len))
        replace(into, 0x80, 0xFF, '?');
}

enum rc err_set(struct err *err, enum rc rc, const char *said, ...)
{
    va_list args;

    assert(rc != RC_OK);
    va_start(args, said);
    fill(err->said, sizeof(err->said), said, args);
    va_end(args);
    err->rc = rc;
    err->hint[0] = '\0';
    err->detail[0] = '\0';
    err->field[0] = '\0';
    return rc;
}

enum rc err_broken(struct err *err, const char *detail, ...)
{
    char kept[sizeof(err->detail)];
    va_list args;

    va_start(args, detail);
    fill(kept, sizeof(kept), detail, args);
    va_end(args);
    (void)err_set(err, RC_BROKEN, "%s",
                  IN(err, "something broke on our side, and nothing was changed",
                     "我们这边出了故障，没有改动任何内容"));
    memcpy(err->detail, kept, sizeof(kept));
    return err_hint(err, "%s",
                    IN(err, "try again in a minute; an admin finds the cause in the log",
                       "请稍后再试；管理员可在日志中查到原因"));
}

enum rc err_hint(struct err *err, const char *hint, ...)
{
    va_list args;

    assert(err->rc != RC_OK);
    va_start(args, hint);
    fill(err->hint, sizeof(err->hint), hint, args);
    va_end(args);
    return err->rc;
}

static const char *capital(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);

    if (copy[0] >= 'a' && copy[0] <= 'z')
        copy[0] = (char)(copy[0] - 'a' + 'A');
    return copy;
}

const char *err_words(struct arena *arena, const struct err *err)
{
    const char *said = capital(arena, err->said);

    if (!err->hint[0])
        return said;
    return arena_printf(arena, "%s\n%s", said, capital(arena, err->hint));
}

enum rc err_at(struct err *err, const char *field, enum rc rc)
{
    if (rc != RC_OK && !err->field[0] && strlen(field) < sizeof(err->field))
        memcpy(err->field, field, strlen(field) + 1);
    return rc;
}

const char *rc_name(enum rc rc)
{
    switch (rc) {
    case RC_OK:
        return "ok";
    case RC_USAGE:
        return "usage";
    case RC_DENIED:
        return "denied";
    case RC_ABSENT:
        return "absent";
    case RC_RULE:
        return "rule";
    case RC_AGAIN:
        return "again";
    case RC_BROKEN:
        return "broken";
    }
    return "unknown";
}
