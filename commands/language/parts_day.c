/* parts_day.c - "tomorrow morning ring Tessera, afternoon visit Harrow": a part that only
 * names an hour or a half of the day is of the day that was named before it. */
#include "commands/language/parts.h"

#include <string.h>

static bool names_day(const struct entity *e)
{
    return e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME || e->kind == ENTITY_DAYS;
}

/* The day that the text names, where it names one. */
static struct day day_named(struct arena *arena, const char *text,
                            const struct reading_context *reading,
                            const struct entity **clock)
{
    struct entities *found = TAKE(arena, struct entities);
    struct day day = DAY_NONE;

    *clock = NULL;
    entities_read(arena, text, strlen(text), reading, found);
    for (size_t i = 0; i < found->n; i++) {
        const struct entity *e = &found->rows[i];
        bool is_clock = e->kind == ENTITY_TIME || e->kind == ENTITY_PART;
        if (names_day(e) && !(e->flags & ENTITY_IMPOSSIBLE) && e->kind != ENTITY_DAYS)
            day = e->at.day;
        if (is_clock && !*clock)
            *clock = e;
    }
    return day;
}

void parts_keep_day(struct arena *arena, const struct meaning_context *context,
                    struct part *parts, size_t n)
{
    struct day day = DAY_NONE;

    for (size_t i = 0; i < n; i++) {
        const struct entity *clock;
        struct day own = day_named(arena, parts[i].text, &context->reading, &clock);
        if (day_known(own)) {
            day = own;
        } else if (clock && day_known(day) && day.n > context->reading.now.day.n) {
            const char *text = parts[i].text;
            parts[i].text = arena_printf(arena, "%.*s%s %s", (int)clock->span.from, text,
                                         day_iso(arena, day), text + clock->span.from);
        }
    }
}
