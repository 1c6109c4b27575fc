/* whom.c - several colleagues go by one name: which of them is meant is asked. */
#include "commands/bind/bind.h"

#include <string.h>

/* Whom the words name for this, where others go by the same name; NULL: one alone. */
static const struct sighted *named_person(const struct meaning *meaning)
{
    for (size_t i = 0; i < meaning->n_slots; i++) {
        const struct slot *slot = &meaning->slots[i];
        bool is_whom = strcmp(slot->key, "to") == 0 || strcmp(slot->key, "owner") == 0;
        if (is_whom && slot->named && slot->named->known.kind == KNOWN_PERSON &&
            slot->named->n_others > 0)
            return slot->named;
    }
    return NULL;
}

/* The argument that was given to one of them already. */
static const char *arg_with(const struct order *order, const char *handle)
{
    for (size_t i = 0; i < order->n; i++)
        if (strcmp(order->list[i].value, handle) == 0)
            return order->list[i].name;
    return NULL;
}

bool bind_whom(const struct said *said, struct order *out)
{
    const struct sighted *named = out->whom ? out->whom : named_person(said->meaning);
    const char *arg = named ? arg_with(out, named->known.id) : NULL;
    struct turn *t = said->t;

    if (!arg)
        return false;
    order_drop(out, arg);
    for (size_t i = 0; i <= named->n_others; i++) {
        const struct known *one = i == 0 ? &named->known : &named->others[i - 1];
        ask_offer(t, arena_printf(t->arena, "%s @%s", one->name, one->id), "%s %s=@%s",
                  order_words(t->arena, out), arg, one->id);
    }
    out->open = arg;
    out->words = arena_printf(t->arena,
                              IN(t, "More than one colleague is called %s: which one?",
                                 "叫“%s”的同事不止一位：是哪一位？"),
                              named->known.name);
    return true;
}
