/* Any bytes as a sentence in a small world: read or not, every span within the text, and
 * nothing risky where a question mark stands. */
#include "commands/language/intent.h"
#include "commands/language/meaning.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char known[] =
    "{\"default_region\":\"CN\",\"users\":[{\"handle\":\"li.wei\",\"name\":\"李伟\","
    "\"aliases\":[\"李总\"]},{\"handle\":\"dan.cole\",\"name\":\"Dan Cole\"}],"
    "\"accounts\":[{\"name\":\"鼎砺机械\",\"aliases\":[\"鼎砺\"]},{\"name\":\"Oakline "
    "Foods\",\"aliases\":[\"Oakline\"]}],\"leads\":[{\"ref\":\"L-208\",\"name\":"
    "\"河马优选\",\"owner\":null}],\"approvals\":[{\"ref\":\"AP-87\",\"subject\":\"D-1\","
    "\"by\":\"dan.cole\",\"pending\":[\"li.wei\"]}],\"invoices\":[[\"INV-1\",\"Oakline "
    "Foods\"]]}";

static bool is_risky(const char *cmd)
{
    for (size_t i = 0; i < INTENTS; i++)
        if (strcmp(intents[i].name, cmd) == 0)
            return intents[i].flags & INTENT_RISKY;
    return false;
}

static void check(const struct meanings *meanings, const char *text, size_t len)
{
    bool asks = memchr(text, '?', len);

    if (meanings->n < 1 || meanings->n > MOST_MEANINGS)
        abort();
    for (size_t i = 0; i < meanings->n; i++) {
        const struct meaning *m = &meanings->rows[i];
        if (asks && utf8_valid(text, len) && is_risky(m->cmd))
            abort();
        for (size_t k = 0; k < m->n_slots; k++) {
            const struct slot *s = &m->slots[k];
            if (s->span.from > s->span.until || s->span.until > len ||
                !utf8_valid(s->value, strlen(s->value)))
                abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *kept, *arena; /* the fuzzer has no place of its own for them */
    static struct world world;
    static const char *const replies[] = {NULL, "AP-87", "R-1", "INV-1", "D-1"};
    struct meaning_context context = {.world = &world};
    struct err err = {0};

    if (!kept) {
        kept = arena_new();
        arena = arena_new();
        if (world_from_json(kept, known, strlen(known), &world, &err) != RC_OK)
            abort();
    }
    arena_empty(arena);
    struct meanings *out = TAKE(arena, struct meanings);
    const char *text = arena_copy_bytes(arena, (const char *)data, size);
    context.reading.now = (struct moment){{20000 + (int)(size % 400)}, 600};
    context.reply_to = replies[size % COUNT(replies)];
    meaning_read(arena, text, size, &context, out);
    check(out, text, size);
    if (!utf8_valid(text, size))
        return 0;
    (void)meaning_why(arena, text, out, NULL, 0, context.reading.now.day, LANG_EN);
    return 0;
}
