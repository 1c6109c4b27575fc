/* What is written short is read in full. */
#include "commands/language/shorthand.h"
#include "base/wordtree.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <assert.h>
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
#define CALLS(words)
#include "commands/language/shorthand.def"
#undef S
#undef CALLS
};

/* What one does with whom at an hour. */
static const char calls[] =
#define S(where, shorts, full)
#define CALLS(words) words
#include "commands/language/shorthand.def"
#undef S
#undef CALLS
    ;

static const char days_behind[] = "today|tomorrow|tmr|tmrw";

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

enum { MOST_SHORTS = 200, MOST_AT_ONCE = 8 };

/* All that is short, of the row that is its value; made once, at the first text. */
static struct tree_word shorts[MOST_SHORTS];
static struct wordtree tree;
static size_t n_shorts;
static once_flag made = ONCE_FLAG_INIT;

static void make(void)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        for (const char *at = rows[i].shorts; *at; at += *at == '|') {
            size_t len = strcspn(at, "|");
            assert(n_shorts < MOST_SHORTS);
            shorts[n_shorts++] = (struct tree_word){
                .text = at, .len = (uint16_t)len, .value = (uint32_t)i};
            at += len;
        }
    wordtree_make(&tree, shorts, n_shorts);
}

/* Whether a word goes on with this byte. */
static bool goes_on(char c)
{
    return is_letter(c) || is_digit(c) || c == '-' || c == '/' || c == '\'';
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
        "|mon|monday|tue|tues|tuesday|wed|weds|wednesday|thu|thur|thurs|"
        "thursday|fri|friday|sat|saturday|sun|sunday|tomorrow|tmr|"
        "tmrw|today|";

    enum { LONGEST = 9 };

    size_t until = at && bytes[at - 1] == ' ' ? at - 1 : 0, from = until;
    char word[LONGEST + 3] = "|";

    while (from && is_letter(bytes[from - 1]))
        from--;
    if (until == from || until - from > LONGEST)
        return false;
    memcpy(word + 1, bytes + from, until - from);
    word[1 + until - from] = '|';
    return strstr(days, word);
}

/* A byte of what is not ASCII: of a wide letter or mark. */
static bool is_wide(char c)
{
    return (unsigned char)c >= 0x80;
}

/* Whether a row's place is here: bytes [at, at + len). */
static bool is_place(const struct normal *text, size_t at, size_t len, enum where where)
{
    const char *b = text->bytes;
    char before = ' ';

    if (at)
        before = b[at - 1];
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
        return is_wide(before) || han_at(b + at + len);
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

/* Of each row the longest of its words that stands at `at` and ends where a word does. */
static size_t shorts_at(const struct normal *text, size_t at,
                        const struct tree_word *out[MOST_AT_ONCE])
{
    size_t end = at, n = 0, i;
    uint32_t node = TREE_ROOT;

    while (end < text->len && (node = wordtree_next(&tree, node, text->bytes[end]))) {
        const struct tree_word *word = wordtree_ends(&tree, node);
        end++;
        if (!word || (end < text->len && goes_on(text->bytes[end])))
            continue;
        for (const struct tree_word *w = word; w <= word + word->n_more; w++) {
            for (i = 0; i < n && out[i]->value != w->value; i++)
                continue;
            assert(i < MOST_AT_ONCE);
            out[i] = w;
            n += i == n;
        }
    }
    return n;
}

/* Whether one calls somebody right before byte `at`, with a blank between. */
static bool calls_before(const char *bytes, size_t at)
{
    return at > 0 && bytes[at - 1] == ' ' && only_ending(bytes, at - 1, calls) > 0;
}

/* Where the name begins that ends right before the blank before byte `at`; `at`: none. */
static size_t name_before(const struct normal *text, size_t at,
                          const struct reading_context *context)
{
    for (size_t i = 0; at > 1 && i < context->n_names; i++) {
        size_t from = at - 1;
        if (text->from[from] != context->names[i].until)
            continue;
        /* All bytes of a character are from where it begins. */
        while (from && text->from[from - 1] >= context->names[i].from)
            from--;
        return from;
    }
    return at;
}

/* One or two figures alone, as each of the hours below is: most messages hold none, and
 * then no word of them is asked. */
static bool holds_hour(const struct normal *text)
{
    for (size_t at = 1; at < text->len; at++)
        if (is_digit(text->bytes[at]) && !is_digit(text->bytes[at - 1]) &&
            strspn(text->bytes + at, "0123456789") <= 2)
            return true;
    return false;
}

/* Whether a bare hour stands at byte `at`, and nothing behind it but a day. */
static bool is_last_hour(const struct normal *text, size_t at)
{
    enum { HOURS = 12 };

    const char *b = text->bytes;
    size_t len, hour = 0;

    if (!at || b[at - 1] != ' ' || !is_digit(b[at]))
        return false;
    len = strspn(b + at, "0123456789");
    if (len > 2)
        return false;
    for (size_t i = 0; i < len; i++)
        hour = hour * 10 + (size_t)(b[at + i] - '0');
    const char *rest = b + at + len;
    if (*rest == ' ')
        rest += 1 + only_taken(rest + 1, days_behind);
    bool ends = b[at + len] != '.' || !is_digit(b[at + len + 1]);
    for (; *rest; rest++)
        ends &= !is_letter(*rest) && !is_digit(*rest) && !han_at(rest) && *rest != ':';
    return ends && hour > 0 && hour <= HOURS;
}

bool shorthand_may_be_hour(const struct normal *text)
{
    bool is_call = false;

    if (!holds_hour(text))
        return false;
    for (size_t at = 0; at < text->len; at++) {
        is_call |= calls_before(text->bytes, at + 1);
        if (is_call && is_last_hour(text, at))
            return true;
    }
    return false;
}

/* "call Oakline 10": the hour stands right behind whom one is to call and ends the words,
 * or a day behind it does. */
static bool is_hour_of_call(const struct normal *text, size_t at,
                            const struct reading_context *context)
{
    size_t name;

    if (!is_last_hour(text, at))
        return false;
    name = name_before(text, at, context);
    return name < at && calls_before(text->bytes, name);
}

/* "call Oakline by 5", "before 5": the word at byte `at` stands between whom one is to
 * call and the hour; its bytes, 0 for none. */
static size_t by_hour_of_call(const struct normal *text, size_t at,
                              const struct reading_context *context)
{
    const char *b = text->bytes + at;
    size_t len = strspn(b, "abcdefghijklmnopqrstuvwxyz"), name;

    if (!len || !at || b[-1] != ' ' || b[len] != ' ' ||
        !is_last_hour(text, at + len + 1) ||
        only_taken(b, small_row(SMALL_by_hour)) != len)
        return 0;
    name = name_before(text, at, context);
    return name < at && calls_before(text->bytes, name) ? len : 0;
}

/* "move my 3pm Oakline call to 5": a call or meeting, or an hour, is moved to this one.
 */
static bool is_hour_of_move(const struct normal *text, size_t at)
{
    const char *b = text->bytes;
    size_t head = strspn(b, " "), from, len, verb;

    if (!is_last_hour(text, at))
        return false;
    verb = only_taken(b + head, small_row(SMALL_moves_hour));
    return verb && only_ending(b, at - 1, small_row(SMALL_to_hour)) &&
           only_next(b, head + verb, small_row(SMALL_moved_thing), &from, &len) &&
           from < at;
}

/* "tmr 10 call Oakline": the hour stands right behind a day, before whom one is to call.
 */
static bool is_hour_of_day(const struct normal *text, size_t at)
{
    enum { HOURS = 12 };

    const char *b = text->bytes;
    size_t len = strspn(b + at, "0123456789"), hour = 0;

    if (len == 0 || len > 2 || at < 2 || b[at - 1] != ' ' || b[at + len] != ' ' ||
        !only_ending(b, at - 1, days_behind) || !only_taken(b + at + len + 1, calls))
        return false;
    for (size_t i = 0; i < len; i++)
        hour = hour * 10 + (size_t)(b[at + i] - '0');
    return hour > 0 && hour <= HOURS;
}

/* What an hour at `at` wants before it, and how many bytes that takes the place of. */
static const char *full_of_hour(const struct normal *text, size_t at,
                                const struct reading_context *context, size_t *len)
{
    *len = 0;
    if (is_hour_of_call(text, at, context) || is_hour_of_day(text, at) ||
        is_hour_of_move(text, at))
        return "at ";
    *len = by_hour_of_call(text, at, context);
    return *len ? "at" : NULL;
}

/* What stands at `at` in full, and its bytes as it is; NULL: nothing that is short. Of
 * several rows the first. `may_be_hour`: the text holds one, perhaps there. */
static const char *full_of(const struct normal *text, size_t at,
                           const struct reading_context *context, bool may_be_hour,
                           size_t *len)
{
    const struct tree_word *found[MOST_AT_ONCE], *best = NULL;
    const char *b = text->bytes,
               *hour = may_be_hour ? full_of_hour(text, at, context, len) : NULL;

    if (hour)
        return hour;
    if (!is_letter(b[at]) || (at && is_letter(b[at - 1])))
        return NULL;
    for (size_t n = shorts_at(text, at, found); n--;)
        if ((!best || found[n]->value < best->value) &&
            is_place(text, at, found[n]->len, rows[found[n]->value].where))
            best = found[n];
    if (!best || in_a_name(text, at, context))
        return NULL;
    *len = best->len;
    return rows[best->value].full;
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
                       bool may_be_hour, struct normal *text, size_t n_more)
{
    struct writing w = {.bytes = arena_take(arena, text->len + n_more + 1),
                        .from = TAKE_N(arena, text->len + n_more + 1, uint32_t)};

    for (size_t at = 0, len; at < text->len;) {
        const char *full = full_of(text, at, context, may_be_hour, &len);
        uint32_t from = text->from[at];
        if (!full) {
            put(&w, text->bytes[at++], from);
            continue;
        }
        for (; *full; full++)
            put(&w, *full, from);
        if (len == 0) /* stands before what is there */
            put(&w, text->bytes[at++], from);
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
    bool is_any = false, may_be_hour = holds_hour(text);

    call_once(&made, make);
    for (size_t at = 0; at < text->len; at++) {
        const char *full = full_of(text, at, context, may_be_hour, &short_len);
        if (full)
            n_more += strlen(full);
        is_any |= full != NULL;
        while (is_letter(text->bytes[at]) && is_letter(text->bytes[at + 1]))
            at++; /* inside of a word nothing short begins */
    }
    if (is_any)
        write_full(arena, context, may_be_hour, text, n_more);
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
