/* args_words.c - typed arguments back into canonical words. */
#include "commands/parse.h"
#include "commands/words.h"
#include "store/people.h"

#include <string.h>

/* The text that value_read reads back; NULL for what was left out. */
static const char *value_text(struct turn *t, const struct arg *arg, const char *args)
{
    const void *field = args + arg->offset;
    struct arena *arena = t->arena;

    switch (arg->type) {
    case ARG_WORD:
        return *(const char *const *)field;
    case ARG_PHRASE:
        return ((const struct phrase *)field)->text;
    case ARG_MONEY:
        return ((const struct money *)field)->minor < 0
                   ? NULL
                   : money_plain(arena, *(const struct money *)field);
    case ARG_DAY:
        return day_known(*(const struct day *)field)
                   ? day_iso(arena, *(const struct day *)field)
                   : NULL;
    case ARG_MOMENT:
        return day_known(((const struct moment *)field)->day)
                   ? moment_iso(arena, *(const struct moment *)field)
                   : NULL;
    case ARG_NUMBER:
        return *(const int64_t *)field == INT64_MIN
                   ? NULL
                   : arena_printf(arena, "%lld", (long long)*(const int64_t *)field);
    case ARG_REF:
        return ((const struct ref *)field)->kind
                   ? ref_text(arena, ((const struct ref *)field)->kind,
                              ((const struct ref *)field)->id)
                   : NULL;
    case ARG_PERSON: {
        struct person person;
        int64_t id = ((const struct who *)field)->id;
        return id && person_known(t, id, &person) == RC_OK ? person.handle : NULL;
    }
    case ARG_PAIRS:
        break;
    }
    return NULL;
}

static void add_pair(struct text *text, const char *name, const char *value)
{
    text_add(text, " ");
    text_add(text, name);
    text_add(text, "=");
    text_add(text, value);
}

const char *args_words(struct turn *t, const struct command *command, const void *args)
{
    struct text text;

    text_init(&text, t->arena, 1 << 17);
    text_add(&text, command->name);
    for (const struct arg *arg = command->args; arg && arg->name; arg++) {
        if (arg->type == ARG_PAIRS) {
            const struct pairs *pairs = (const void *)((const char *)args + arg->offset);
            for (size_t i = 0; i < pairs->n; i++)
                add_pair(&text, pairs->list[i].name,
                         words_quote(t->arena, pairs->list[i].value));
            continue;
        }
        const char *value = value_text(t, arg, args);
        if (!text_empty(value))
            add_pair(&text, arg->name, words_quote(t->arena, value));
    }
    return text.bytes;
}
