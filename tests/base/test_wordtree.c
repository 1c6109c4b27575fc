#include "base/wordtree.h"

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct tree_word of(const char *text, uint32_t value)
{
    return (struct tree_word){text, (uint16_t)strlen(text), 0, value};
}

static const char *longest(const struct wordtree *tree, const char *text)
{
    const struct tree_word *found = wordtree_longest(tree, text, strlen(text));

    return found ? found->text : "";
}

static void the_longest_word_at_the_beginning_is_found(void **state)
{
    struct tree_word words[] = {of("won", 1), of("wonder", 2), of("w", 3), of("赢单", 4)};
    struct wordtree tree;

    (void)state;
    wordtree_make(&tree, words, COUNT(words));
    assert_string_equal(longest(&tree, "wonders"), "wonder");
    assert_string_equal(longest(&tree, "wonde"), "won");
    assert_string_equal(longest(&tree, "wo"), "w");
    assert_string_equal(longest(&tree, "赢单了"), "赢单");
    assert_string_equal(longest(&tree, "赢"), "");
    assert_string_equal(longest(&tree, "on"), "");
    assert_string_equal(longest(&tree, ""), "");
    free(tree.cells);
}

static void words_that_are_the_same_end_together(void **state)
{
    struct tree_word words[] = {of("may", 7), of("mayor", 1), of("may", 5), of("may", 6)};
    struct wordtree tree;
    const struct tree_word *found;

    (void)state;
    wordtree_make(&tree, words, COUNT(words));
    found = wordtree_longest(&tree, "may", 3);
    assert_non_null(found);
    assert_int_equal(found->n_more, 2);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(found[i].value, 5 + i);
    found = wordtree_longest(&tree, "mayor", 5);
    assert_int_equal(found->n_more, 0);
    free(tree.cells);
}

static void a_walk_goes_nowhere_where_no_word_goes(void **state)
{
    struct tree_word words[] = {of("ab", 1)};
    struct wordtree tree;
    uint32_t node;

    (void)state;
    wordtree_make(&tree, words, COUNT(words));
    node = wordtree_next(&tree, TREE_ROOT, 'a');
    assert_int_not_equal(node, 0);
    assert_null(wordtree_ends(&tree, node));
    for (int byte = 0; byte < 256; byte++)
        if (byte != 'b')
            assert_int_equal(wordtree_next(&tree, node, (char)byte), 0);
    node = wordtree_next(&tree, node, 'b');
    assert_non_null(wordtree_ends(&tree, node));
    for (int byte = 1; byte < 256; byte++)
        assert_int_equal(wordtree_next(&tree, node, (char)byte), 0);
    free(tree.cells);
}

enum { MANY = 5000, LETTERS = 8 };

/* Any words of few letters, so that they share much. */
static void make_words(char texts[MANY][LETTERS + 1], struct tree_word *words)
{
    uint32_t seed = 1;

    for (size_t i = 0; i < MANY; i++) {
        size_t len = 1 + i % LETTERS;
        for (size_t k = 0; k < len; k++) {
            seed = seed * 1664525 + 1013904223;
            texts[i][k] = (char)("ab\xE4\xB8\xFF"[(seed >> 16) % 5]);
        }
        texts[i][len] = '\0';
        words[i] = of(texts[i], (uint32_t)i);
    }
}

static void every_word_of_many_is_found_and_nothing_else(void **state)
{
    static char texts[MANY][LETTERS + 1];
    static struct tree_word words[MANY];
    struct wordtree tree;
    size_t same = 0;

    (void)state;
    make_words(texts, words);
    wordtree_make(&tree, words, MANY);
    for (size_t i = 0; i < MANY; i++) {
        const struct tree_word *found =
            wordtree_longest(&tree, texts[i], strlen(texts[i]));
        assert_non_null(found);
        assert_string_equal(found->text, texts[i]);
        same += found->value == i;
        assert_null(wordtree_longest(&tree, "c", 1));
    }
    /* Of words that are the same the first is answered. */
    assert_true(same > MANY / 8);
    assert_true(same < MANY);
    free(tree.cells);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_word_at_the_beginning_is_found),
        cmocka_unit_test(words_that_are_the_same_end_together),
        cmocka_unit_test(a_walk_goes_nowhere_where_no_word_goes),
        cmocka_unit_test(every_word_of_many_is_found_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
