/* Any bytes as a day or time: read or refused, and what was read can be written. */
#include "sales/day.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void comes_back(struct arena *arena, struct moment moment, struct day today)
{
    struct err err = {0};
    struct moment again;

    if (!day_known(moment.day) || moment.minute < -1 || moment.minute >= 24 * 60)
        abort();
    if (moment_parse_iso(moment_iso(arena, moment), &again, &err) != RC_OK)
        abort();
    if (again.day.n != moment.day.n || again.minute != moment.minute)
        abort();
    if (!moment_text(arena, moment, today, LANG_EN)[0] ||
        !moment_text(arena, moment, today, LANG_ZH)[0])
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct err err = {.lang = size % 2 ? LANG_ZH : LANG_EN};
    struct moment now = {.minute = -1}, moment;
    const char *text;

    /* The first two bytes are the day, over 90 years, and the time it is read at. */
    if (size >= 2) {
        now.day.n = data[0] * 131;
        now.minute = data[1] * 6 > 24 * 60 - 1 ? -1 : data[1] * 6;
        data += 2;
        size -= 2;
    }
    text = arena_copy_bytes(arena, (const char *)data, size);
    if (moment_parse(text, now, &moment, &err) == RC_OK)
        comes_back(arena, moment, now.day);
    else if (err.rc != RC_USAGE || err.said[0] == '\0')
        abort();
    if (moment_parse_iso(text, &moment, &err) == RC_OK)
        comes_back(arena, moment, now.day);
    arena_free(arena);
    return 0;
}
