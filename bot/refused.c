/* What an errand was refused with: an error's words, as sentences begin. */

#include "bot/refused.h"

static const char *capital(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);

    if (copy[0] >= 'a' && copy[0] <= 'z')
        copy[0] = (char)(copy[0] - 'a' + 'A');
    return copy;
}

const char *refused_words(const struct inbound *in)
{
    const char *said = capital(in->arena, in->err.said);

    if (!in->err.hint[0])
        return said;
    return arena_printf(in->arena, "%s\n%s", said, capital(in->arena, in->err.hint));
}
