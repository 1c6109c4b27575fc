/* appointed.c - 下午三点约了刘总喝茶: when they meet, said as what was done. */
#include "commands/appointed.h"
#include "commands/access.h"
#include "commands/sentence.h"

#include <string.h>

const char *appointed(struct turn *t, const char *text)
{
    static const char *const signs[] = {"约了", "约好", "约在", "约定", "约的是"};
    const struct reading_context reading = sentence_reading(t);
    const struct entity *only = NULL;
    struct entities found;

    if (!text_has_any(text, signs, COUNT(signs)) || strstr(text, "说") ||
        strstr(text, "没"))
        return NULL;
    entities_read(t->arena, text, strlen(text), &reading, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *e = &found.rows[i];
        bool is_time = e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME ||
                       e->kind == ENTITY_TIME || e->kind == ENTITY_DAYS ||
                       e->kind == ENTITY_HOURS || e->kind == ENTITY_PART;
        if (is_time && only)
            return NULL;
        only = is_time ? e : only;
    }
    if (!only || only->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST) ||
        (only->kind != ENTITY_TIME && only->kind != ENTITY_DATETIME))
        return NULL;
    struct moment at = only->at;
    if (only->kind == ENTITY_TIME)
        at.day = t->today;
    const char *when = bind_afternoon(t, text, moment_iso(t->arena, at));
    struct err before = t->err;
    struct moment meets;
    bool comes = moment_parse_iso(when, &meets, &t->err) == RC_OK &&
                 still_to_come(t, meets) == RC_OK;
    t->err = before;
    return comes ? when : NULL;
}
