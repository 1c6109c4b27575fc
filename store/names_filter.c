/*
 * The filter of names: of a key that nobody has it says so, but for one in some two
 * hundred (a Bloom filter of whole cache lines).
 *
 * It is made of the index while the desk is idle; until then it holds every key possible.
 * Keys come in with their rows, also of turns that are taken back: that costs a look-up.
 */

#include "store/names.h"
#include "store/store_inside.h"

#include <assert.h>
#include <stdlib.h>

enum { NEXT };

static const char *const sql[] = {
    [NEXT] = "SELECT key FROM name WHERE key > ?1 ORDER BY key LIMIT ?2",
};

const struct queries names_filter_queries = QUERIES("names_filter", sql);

enum {
    LINE_WORDS = 8, /* 64 bytes: what a processor fetches at once */
    KEYS_A_LINE = 40,
    BITS = 6, /* of a key in its line */
    LINES_LEAST = 64,
    GROWS = 2,
    AT_ONCE = 20000
};

struct names_filter {
    uint64_t *words;
    size_t lines; /* a power of 2 */
    size_t n;     /* keys that came in */
    int64_t upto; /* of the index */
    bool is_whole;
};

static void make(struct names_filter *filter, size_t lines)
{
    free(filter->words);
    *filter = (struct names_filter){.lines = lines, .upto = INT64_MIN};
    filter->words = calloc(lines * LINE_WORDS, sizeof(uint64_t));
    if (!filter->words)
        abort();
}

struct names_filter *names_filter_new(void)
{
    struct names_filter *filter = calloc(1, sizeof(*filter));

    if (!filter)
        abort();
    make(filter, LINES_LEAST);
    return filter;
}

void names_filter_free(struct names_filter *filter)
{
    if (!filter)
        return;
    free(filter->words);
    free(filter);
}

static uint64_t *line_of(const struct names_filter *filter, uint64_t key)
{
    return filter->words + (key & (filter->lines - 1)) * LINE_WORDS;
}

/* Bits 10 to 63 of the key, nine at a time: six places in its line. */
enum { PLACES_FROM = 10, PLACE_BITS = 9 };

static_assert(1 << PLACE_BITS == LINE_WORDS * 64, "a place is a bit of a line");

static unsigned place_in(uint64_t places)
{
    return (unsigned)places % (LINE_WORDS * 64);
}

static void set(struct names_filter *filter, uint64_t key)
{
    uint64_t *line = line_of(filter, key);

    for (uint64_t i = 0, left = key >> PLACES_FROM; i < BITS; i++, left >>= PLACE_BITS)
        line[place_in(left) / 64] |= 1ull << place_in(left) % 64;
    filter->n++;
}

void names_filter_add(struct names_filter *filter, int64_t key)
{
    set(filter, (uint64_t)key);
    if (filter->n > filter->lines * KEYS_A_LINE)
        make(filter, filter->lines * GROWS);
}

static bool holds(const struct names_filter *filter, uint64_t key)
{
    const uint64_t *line = line_of(filter, key);

    for (uint64_t i = 0, left = key >> PLACES_FROM; i < BITS; i++, left >>= PLACE_BITS)
        if (!(line[place_in(left) / 64] >> place_in(left) % 64 & 1))
            return false;
    return true;
}

/* All lines are fetched before the first is looked at, so that one waits for memory once
 * and not each time. */
size_t names_among(const struct store *store, const int64_t *keys, size_t n,
                   uint16_t *out)
{
    const struct names_filter *filter = store->names;
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(line_of(filter, (uint64_t)keys[i]));
    for (size_t i = 0; i < n; i++)
        if (!filter->is_whole || holds(filter, (uint64_t)keys[i]))
            out[kept++] = (uint16_t)i;
    return kept;
}

static enum rc read_some(struct store *store, struct err *err)
{
    struct names_filter *filter = store->names;
    QUERY *q = query_of(store, &names_filter_queries, NEXT);
    size_t n = 0, lines = filter->lines;
    enum rc rc;

    bind_int(q, 1, filter->upto);
    bind_int(q, 2, AT_ONCE);
    while ((rc = query_row(q, err)) == RC_OK) {
        int64_t key = column_int(q, 0);

        names_filter_add(filter, key);
        if (filter->lines != lines)
            return RC_OK; /* from the start, into the larger one */
        filter->upto = key;
        n++;
    }
    filter->is_whole = rc == RC_ABSENT && n < AT_ONCE;
    return rc == RC_ABSENT ? RC_OK : rc;
}

bool names_filter_lacks(const struct store *store)
{
    return !store->names->is_whole;
}

bool names_filter_fill(struct store *store)
{
    struct err err = {0};

    return read_some(store, &err) == RC_OK && !store->names->is_whole;
}
