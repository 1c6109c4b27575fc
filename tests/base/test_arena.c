/* Memory that ends together. */

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <string.h>

static int make(void **state)
{
    *state = arena_new();
    return 0;
}

static int unmake(void **state)
{
    arena_free(*state);
    return 0;
}

static void taken_memory_is_zero_even_when_used_before(void **state)
{
    struct arena *arena = *state;
    char *bytes = arena_take(arena, 1000);

    memset(bytes, 'x', 1000);
    arena_empty(arena);
    bytes = arena_take(arena, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
}

static void every_piece_is_aligned_and_apart(void **state)
{
    struct arena *arena = *state;
    char *last = NULL;

    for (size_t n = 1; n < 3000; n += 7) {
        char *bytes = arena_take(arena, n);

        assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
        memset(bytes, (int)(n % 100 + 1), n);
        if (last)
            assert_int_equal(last[0], (int)((n - 7) % 100 + 1));
        last = bytes;
    }
}

static void piece_greater_than_a_block_fits(void **state)
{
    struct arena *arena = *state;
    char *bytes = arena_take(arena, 5 << 20);

    bytes[(5 << 20) - 1] = 1;
    assert_int_equal(arena_used(arena), 5 << 20);
}

static void used_counts_what_was_taken_and_ends_with_empty(void **state)
{
    struct arena *arena = *state;

    assert_int_equal(arena_used(arena), 0);
    (void)arena_take(arena, 10);
    (void)arena_copy(arena, "four");
    assert_int_equal(arena_used(arena), 15);
    arena_empty(arena);
    assert_int_equal(arena_used(arena), 0);
}

static void emptied_arena_gives_its_first_block_again(void **state)
{
    struct arena *arena = *state;
    const char *first = arena_take(arena, 64);

    for (int i = 0; i < 1000; i++)
        (void)arena_take(arena, 1000);
    arena_empty(arena);
    assert_ptr_equal(arena_take(arena, 64), first);
}

static void copies_are_copies(void **state)
{
    struct arena *arena = *state;
    char word[] = "deal";
    char *copy = arena_copy(arena, word);

    word[0] = 'm';
    assert_string_equal(copy, "deal");
    assert_string_equal(arena_copy_bytes(arena, "dealbell", 4), "deal");
    assert_string_equal(arena_copy_bytes(arena, NULL, 0), "");
    assert_null(arena_copy(arena, NULL));
}

static void printf_makes_short_and_long_texts(void **state)
{
    struct arena *arena = *state;
    char *made = arena_printf(arena, "%s-%d", "INV", 7);

    assert_string_equal(made, "INV-7");
    for (int n = 250; n < 262; n++) {
        made = arena_printf(arena, "%0*d", n, 7);
        assert_int_equal(strlen(made), n);
        assert_int_equal(made[n - 1], '7');
    }
}

static void small_one_grows_like_any_other(void **state)
{
    struct arena *arena = arena_new_small();
    const char *first = arena_copy(arena, "first");

    (void)state;
    for (int i = 0; i < 100; i++)
        memset(arena_take(arena, 300), i, 300);
    assert_string_equal(first, "first");
    arena_empty(arena);
    assert_int_equal(arena_used(arena), 0);
    arena_free(arena);
}

/* A thread's last word: all it kept is let go, and it may still take more. */
static void spares_end_with_their_thread(void **state)
{
    struct arena *arenas[40];

    (void)state;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < COUNT(arenas); i++) {
            arenas[i] = arena_new_small();
            memset(arena_take(arenas[i], 3000), 1, 3000);
        }
        for (size_t i = 0; i < COUNT(arenas); i++)
            arena_free(arenas[i]);
        arena_spares_end();
    }
}

static void texts_are_joined_in_order(void **state)
{
    struct arena *arena = *state;

    assert_string_equal(arena_join(arena, "D-", "1042", " ", "海拓", NULL),
                        "D-1042 海拓");
    assert_string_equal(arena_join(arena, "", "", NULL), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_one_grows_like_any_other),
        cmocka_unit_test(spares_end_with_their_thread),
        cmocka_unit_test_setup_teardown(taken_memory_is_zero_even_when_used_before, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(texts_are_joined_in_order, make, unmake),
        cmocka_unit_test_setup_teardown(every_piece_is_aligned_and_apart, make, unmake),
        cmocka_unit_test_setup_teardown(piece_greater_than_a_block_fits, make, unmake),
        cmocka_unit_test_setup_teardown(used_counts_what_was_taken_and_ends_with_empty,
                                        make, unmake),
        cmocka_unit_test_setup_teardown(emptied_arena_gives_its_first_block_again, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(copies_are_copies, make, unmake),
        cmocka_unit_test_setup_teardown(printf_makes_short_and_long_texts, make, unmake),
    };

    arena_free(NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
