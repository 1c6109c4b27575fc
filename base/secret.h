/*
 * secret.h - chance, digests and what must not be guessed (libsodium).
 */
#pragma once

#include "arena.h"

enum { DIGEST_BYTES = 32, TOKEN_BYTES = 32 };

void secret_start(void); /* once, before threads; aborts when there is no randomness */

/* An unguessable id of 128 bits as 22 characters of URL-safe base64. Quick: thousands a
 * millisecond. */
const char *secret_id(struct arena *arena);

/* 256 bits as 43 characters, for links, sessions and claim codes. */
const char *secret_token(struct arena *arena);

uint32_t secret_below(uint32_t bound); /* 0 .. bound-1, even */

/* BLAKE2b of the pieces, one after the other. */
struct piece {
    const void *bytes;
    size_t len;
};

void secret_digest(const struct piece *pieces, size_t n, unsigned char out[DIGEST_BYTES]);

/* The digest of a token as hex: what is stored in place of the token. */
const char *secret_fingerprint(struct arena *arena, const char *token);

bool secret_same(const char *a, const char *b); /* in constant time for equal lengths */

/* HMAC-SHA256 of the parts (ends with NULL), each behind its length, as 43 characters of
 * URL-safe base64. The key is of any length. */
const char *secret_seal(struct arena *arena, const char *key, const char *const *parts);

/* Base64 as mail carries it, with its padding. */
const char *secret_base64(struct arena *arena, const void *bytes, size_t len);

/* And back, padded or not; NULL when it is none. A NUL stands behind it. */
const char *secret_base64_read(struct arena *arena, const char *text);
