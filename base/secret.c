/* Chance and digests, all of them libsodium's. */

#include "secret.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { ID_BYTES = 16 };

/* A stream of libsodium's own that the kernel seeds once for each thread: every button
 * takes chance, and a call of the kernel for each costs as much as a statement of SQL. */
void secret_start(void)
{
    (void)randombytes_set_implementation(&randombytes_internal_implementation);
    if (sodium_init() < 0)
        abort();
}

static const char *random_text(struct arena *arena, unsigned char *bytes, size_t len)
{
    const int kind = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    size_t room = sodium_base64_encoded_len(len, kind);
    char *text = arena_take(arena, room);

    randombytes_buf(bytes, len);
    (void)sodium_bin2base64(text, room, bytes, len, kind);
    sodium_memzero(bytes, len);
    return text;
}

const char *secret_id(struct arena *arena)
{
    unsigned char bytes[ID_BYTES];

    return random_text(arena, bytes, sizeof(bytes));
}

const char *secret_token(struct arena *arena)
{
    unsigned char bytes[TOKEN_BYTES];

    return random_text(arena, bytes, sizeof(bytes));
}

uint32_t secret_below(uint32_t bound)
{
    return randombytes_uniform(bound);
}

void secret_digest(const struct piece *pieces, size_t n, unsigned char out[DIGEST_BYTES])
{
    crypto_generichash_state state;

    (void)crypto_generichash_init(&state, NULL, 0, DIGEST_BYTES);
    for (size_t i = 0; i < n; i++)
        (void)crypto_generichash_update(&state, pieces[i].bytes, pieces[i].len);
    (void)crypto_generichash_final(&state, out, DIGEST_BYTES);
}

const char *secret_fingerprint(struct arena *arena, const char *token)
{
    const struct piece whole = {token, strlen(token)};
    unsigned char digest[DIGEST_BYTES];
    char *hex = arena_take(arena, 2 * DIGEST_BYTES + 1);

    secret_digest(&whole, 1, digest);
    return sodium_bin2hex(hex, 2 * DIGEST_BYTES + 1, digest, sizeof(digest));
}

bool secret_same(const char *a, const char *b)
{
    size_t len = a ? strlen(a) : 0;

    return a && b && strlen(b) == len && sodium_memcmp(a, b, len) == 0;
}

const char *secret_seal(struct arena *arena, const char *key, const char *const *parts)
{
    unsigned char seal[crypto_auth_hmacsha256_BYTES];
    crypto_auth_hmacsha256_state state;
    size_t room =
        sodium_base64_ENCODED_LEN(sizeof(seal), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *made = arena_take(arena, room);

    (void)crypto_auth_hmacsha256_init(&state, (const unsigned char *)key, strlen(key));
    for (; *parts; parts++) {
        size_t len = strlen(*parts);
        unsigned char length[8];

        for (size_t i = 0; i < sizeof(length); i++)
            length[i] = (unsigned char)(len >> (8 * i));
        (void)crypto_auth_hmacsha256_update(&state, length, sizeof(length));
        (void)crypto_auth_hmacsha256_update(&state, (const unsigned char *)*parts, len);
    }
    (void)crypto_auth_hmacsha256_final(&state, seal);
    sodium_bin2base64(made, room, seal, sizeof(seal),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return made;
}

const char *secret_base64(struct arena *arena, const void *bytes, size_t len)
{
    size_t room = sodium_base64_ENCODED_LEN(len, sodium_base64_VARIANT_ORIGINAL);
    char *made = arena_take(arena, room);

    sodium_bin2base64(made, room, bytes, len, sodium_base64_VARIANT_ORIGINAL);
    return made;
}

const char *secret_base64_read(struct arena *arena, const char *text)
{
    size_t len = strlen(text), n = 0;
    char *made = arena_take(arena, len + 1);
    const char *end = NULL;

    while (len > 0 && text[len - 1] == '=')
        len--;
    if (sodium_base642bin((unsigned char *)made, len + 1, text, len, NULL, &n, &end,
                          sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0 ||
        end != text + len)
        return NULL;
    made[n] = '\0';
    return made;
}
