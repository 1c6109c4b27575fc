/* What is written short is read in full. */
#include "commands/language/shorthand.h"

#include <string.h>
#include <threads.h>

enum where {
    ANYWHERE,
    AFTER_NUMBER,
    NOT_AFTER_NUMBER,
    NOT_BEFORE_NUMBER,
    AFTER_DAY,
    BESIDE_HAN
};

static const struct {
    enum where where;
    const char *shorts, *full;
} rows[] = {

#define S(where, shorts, full) {where, shorts, full},
#include "commands/language/shorthand.def"
#undef S
};

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The longest of "a|b|c" that stands at `at` and ends where a word does; its bytes. */
static size_t one_of(const char *shorts, const char *at, size_t left)
{
    size_t best = 0;

    for (size_t len; *shorts; shorts += len + (shorts[len] == '|')) {
        len = strcspn(shorts, "|");
        if (len <= best || len > left || memcmp(shorts, at, len) != 0)
            continue;
        if (len == left || !(is_letter(at[len]) || is_digit(at[len]) || at[len] == '-' ||
                             at[len] == '/' || at[len] == '\''))
            best = len;
    }
    return best;
}

/* The letters that a row's words begin with, a bit each: most rows are passed over by
 * that. Made once, at the first text. */
static uint32_t firsts[sizeof(rows) / sizeof(*rows)];
static once_flag made = ONCE_FLAG_INIT;

static uint32_t bit_of(char letter)
{
    return 1U << (letter - 'a');
}

static void make(void)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        for (const char *at = rows[i].shorts; *at; at += strcspn(at, "|")) {
            at += *at == '|';
            if (is_letter(*at))
                firsts[i] |= bit_of(*at);
        }
}

/* A number ends before `at`, perhaps with a blank between. */
static bool is_after_number(const char *bytes, size_t at)
{
    if (at && bytes[at - 1] == ' ')
        at--;
    return at && is_digit(bytes[at - 1]);
}

/* "mon am": the word before names a day. */
static bool is_after_day(const char *bytes, size_t at)
{
    static const char days[] =
        "mon|monday|tue|tues|tuesday|wed|weds|wednesday|thu|thur|thurs|"
        "thursday|fri|friday|sat|saturday|sun|sunday|tomorrow|tmr|"
        "tmrw|today";
    size_t until = at && bytes[at - 1] == ' ' ? at - 1 : 0, from = until;

    while (from && is_letter(bytes[from - 1]))
        from--;
    return until > from && one_of(days, bytes + from, until - from) == until - from;
}

static bool is_han(char c)
{
    return (unsigned char)c >= 0x80;
}

/* Whether a row's place is here: bytes [at, at + len). */
static bool is_place(const struct normal *text, size_t at, size_t len, enum where where)
{
    const char *b = text->bytes;
    char before = at ? b[at - 1] : ' ', behind = b[at + len];

    switch (where) {
    case ANYWHERE:
        return !is_digit(before) && !strchr("-/.@'", before);
    case AFTER_NUMBER:
        return is_after_number(b, at);
    case NOT_AFTER_NUMBER:
        return !is_after_number(b, at) && !strchr("-/.@'", before);
    case NOT_BEFORE_NUMBER:
        return !is_digit(before) && !is_digit(b[at + len + strspn(b + at + len, " -#")]);
    case AFTER_DAY:
        return is_after_day(b, at);
    case BESIDE_HAN:
        return is_han(before) || is_han(behind);
    }
    return false;
}

/* Whether a name that the context knows of stands there: "W Hotel" is no "with". */
static bool in_a_name(const struct normal *text, size_t at,
                      const struct reading_context *context)
{
    for (size_t i = 0; i < context->n_names; i++)
        if (context->names[i].from <= text->from[at] &&
            text->from[at] < context->names[i].until)
            return true;
    return false;
}

/* What stands at `at` in full, and its bytes as it is; NULL: nothing that is short. */
static const char *full_of(const struct normal *text, size_t at,
                           const struct reading_context *context, size_t *len)
{
    const char *b = text->bytes;

    if (!is_letter(b[at]) || (at && is_letter(b[at - 1])))
        return NULL;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        if (!(firsts[i] & bit_of(b[at])))
            continue;
        *len = one_of(rows[i].shorts, b + at, text->len - at);
        if (*len && is_place(text, at, *len, rows[i].where))
            return in_a_name(text, at, context) ? NULL : rows[i].full;
    }
    return NULL;
}

struct writing {
    char *bytes;
    uint32_t *from;
    size_t len;
};

static void put(struct writing *w, char c, uint32_t from)
{
    w->bytes[w->len] = c;
    w->from[w->len++] = from;
}

static void write_full(struct arena *arena, const struct reading_context *context,
                       struct normal *text, size_t n_more)
{
    struct writing w = {.bytes = arena_take(arena, text->len + n_more + 1),
                        .from = TAKE_N(arena, text->len + n_more + 1, uint32_t)};

    for (size_t at = 0, len; at < text->len;) {
        const char *full = full_of(text, at, context, &len);
        uint32_t from = text->from[at];
        if (!full) {
            put(&w, text->bytes[at++], from);
            continue;
        }
        for (; *full; full++)
            put(&w, *full, from);
        at += len;
    }
    w.from[w.len] = (uint32_t)text->original_len;
    text->bytes = w.bytes;
    text->from = w.from;
    text->len = w.len;
}

bool shorthand_expand(struct arena *arena, const struct reading_context *context,
                      struct normal *text)
{
    size_t n_more = 0, short_len;
    bool is_any = false;

    call_once(&made, make);
    for (size_t at = 0; at < text->len; at++) {
        const char *full = full_of(text, at, context, &short_len);
        if (full)
            n_more += strlen(full);
        is_any |= full != NULL;
    }
    if (is_any)
        write_full(arena, context, text, n_more);
    return is_any;
}

bool shorthand_normal(struct arena *arena, const char *text, size_t len,
                      const struct reading_context *context, struct normal *out)
{
    if (!normal_make(arena, text, len, out))
        return false;
    (void)shorthand_expand(arena, context, out);
    return true;
}
