/* Names that are taken for one another. */

#include "base/alike.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void look_alikes_are_told_apart_from_the_same_and_the_different(void **state)
{
    static const struct {
        const char *a, *b;
        bool is_alike;
    } pairs[] = {
        {"paypal", "p\u0430ypal", true}, /* Cyrillic а */
        {"Max Stone", "M\u0430x Stone", true},
        {"Max Stone", "\u039cax Stone", true},   /* Greek Μ */
        {"Max Stone", "MAX STONE", false},       /* the same */
        {"Max Stone", "\uFF2Dax Stone", false},  /* full width is folded: the same */
        {"Max Stone", "Max\u200BStone", true},   /* not seen */
        {"Max Stone", "Max \u202EStone", false}, /* folded away, but odd */
        {"Max Stone", "Max Stone\u00AD", false},
        {"Max Stone", "MaxStone", true},
        {"Ina Frost", "lna Frost", true}, /* a small L */
        {"Olga", "0lga", true},
        {"Carl Dern", "Carl Dem", true},
        {"Carla", "Karla", false},
        {"Ana", "Bea", false},
        {"王伟", "王伟", false}, /* two of that name */
        {"王伟", "王玮", false}, /* to be told apart by reading */
        {"王伟", "玉伟", false},
        {"", "", false},
        {"Ana", "", false},
    };
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++)
        if (alike(arena, pairs[i].a, pairs[i].b) != pairs[i].is_alike ||
            alike(arena, pairs[i].b, pairs[i].a) != pairs[i].is_alike)
            fail_msg("\"%s\" and \"%s\"", pairs[i].a, pairs[i].b);
    arena_free(arena);
}

static void hidden_characters_and_mixed_alphabets_are_odd(void **state)
{
    static const struct {
        const char *name;
        enum oddity oddity;
    } names[] = {
        {"Max Stone", NAME_PLAIN},
        {"José Müller-Łukasz", NAME_PLAIN},
        {"王伟 (Wang Wei)", NAME_PLAIN},
        {"鼎砺机械 & Sons, Ltd.", NAME_PLAIN},
        {"ソニー株式会社 Tokyo", NAME_PLAIN},
        {"Иван Петров", NAME_PLAIN}, /* one alphabet, wholly */
        {"Ελένη", NAME_PLAIN},
        {"M\u0430x Stone", NAME_MIXES},
        {"\u0410cme", NAME_MIXES},
        {"鼎砺\u0410", NAME_MIXES},
        {"Иван \u0395", NAME_MIXES}, /* Cyrillic and Greek */
        {"Max\u200BStone", NAME_HIDES},
        {"Max\u200DStone", NAME_HIDES},
        {"Max \u202Eenots", NAME_HIDES},
        {"\u2066Max\u2069", NAME_HIDES},
        {"\uFEFFMax", NAME_HIDES},
        {"Ma\u00ADx", NAME_HIDES},
        {"Max\a", NAME_HIDES},
        {"Max\xFF", NAME_HIDES}, /* not UTF-8 */
        {"", NAME_PLAIN},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(names); i++)
        if (alike_oddity(names[i].name) != names[i].oddity)
            fail_msg("\"%s\" is %d", names[i].name, (int)alike_oddity(names[i].name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(look_alikes_are_told_apart_from_the_same_and_the_different),
        cmocka_unit_test(hidden_characters_and_mixed_alphabets_are_odd),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
