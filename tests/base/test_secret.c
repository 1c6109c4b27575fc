/* Chance and digests. */

#include "base/secret.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static int make(void **state)
{
    secret_start();
    *state = arena_new();
    return 0;
}

static int unmake(void **state)
{
    arena_free(*state);
    return 0;
}

static void ids_and_tokens_have_their_length_and_alphabet(void **state)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    for (int i = 0; i < 200; i++) {
        const char *id = secret_id(*state), *token = secret_token(*state);

        assert_int_equal(strlen(id), 22);
        assert_int_equal(strspn(id, alphabet), 22);
        assert_int_equal(strlen(token), 43);
        assert_int_equal(strspn(token, alphabet), 43);
        assert_string_not_equal(id, secret_id(*state));
    }
}

static void below_stays_below_and_reaches_all(void **state)
{
    int seen[6] = {0};

    (void)state;
    for (int i = 0; i < 1000; i++)
        seen[secret_below(6)]++; /* the sanitizer watches the bound */
    for (size_t i = 0; i < COUNT(seen); i++)
        assert_true(seen[i] > 80);
    assert_int_equal(secret_below(1), 0);
    assert_int_equal(secret_below(0), 0);
}

/* RFC 7693 has no vector of 256 bits; this is what b2sum -l 256 prints for "abc". */
static void digest_of_pieces_is_blake2b_of_the_whole(void **state)
{
    static const char abc[] =
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";
    const struct piece pieces[] = {{"a", 1}, {"", 0}, {"bc", 2}};
    const struct piece whole = {"abc", 3};
    unsigned char one[DIGEST_BYTES], two[DIGEST_BYTES];

    secret_digest(pieces, COUNT(pieces), one);
    secret_digest(&whole, 1, two);
    assert_memory_equal(one, two, DIGEST_BYTES);
    assert_string_equal(secret_fingerprint(*state, "abc"), abc);
}

static void same_is_same(void **state)
{
    (void)state;
    assert_true(secret_same("abc", "abc"));
    assert_true(secret_same("", ""));
    assert_false(secret_same("abc", "abd"));
    assert_false(secret_same("abc", "ab"));
    assert_false(secret_same("ab", "abc"));
    assert_false(secret_same(NULL, "a"));
    assert_false(secret_same(NULL, NULL));
}

/* What Python's hmac gives for the parts, each behind its length in eight bytes, the
 * lowest first. */
static void a_seal_is_an_hmac_of_parts_that_do_not_flow_together(void **state)
{
    const char *const parts[] = {"ab", "c", NULL}, *const others[] = {"a", "bc", NULL};

    assert_string_equal(secret_seal(*state, "key", parts),
                        "jFaPy_KVOUaDIBhSCl61pqY_4AdnHPFOkktSjzVQdtA");
    assert_string_not_equal(secret_seal(*state, "key", parts),
                            secret_seal(*state, "key", others));
    assert_string_not_equal(secret_seal(*state, "key", parts),
                            secret_seal(*state, "kez", parts));
}

static void base64_is_read_back_padded_or_not(void **state)
{
    assert_string_equal(secret_base64_read(*state, "YTpiOg=="), "a:b:");
    assert_string_equal(secret_base64_read(*state, "YTpiOg"), "a:b:");
    assert_string_equal(secret_base64_read(*state, ""), "");
    assert_null(secret_base64_read(*state, "a b!"));
    assert_null(secret_base64_read(*state, "A"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_and_tokens_have_their_length_and_alphabet),
        cmocka_unit_test(below_stays_below_and_reaches_all),
        cmocka_unit_test(digest_of_pieces_is_blake2b_of_the_whole),
        cmocka_unit_test(same_is_same),
        cmocka_unit_test(a_seal_is_an_hmac_of_parts_that_do_not_flow_together),
        cmocka_unit_test(base64_is_read_back_padded_or_not),
    };

    return cmocka_run_group_tests(tests, make, unmake);
}
