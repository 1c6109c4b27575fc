/*
 * backup.h - what making a copy and putting it back share: files, told by their digest.
 */
#pragma once

#include "base/secret.h"

enum { PATH_ROOM = 4096, DIGEST_HEX = 2 * DIGEST_BYTES + 1 };

/* Looks at what stands at `path` before it is opened as a database: RC_OK when it may be
 * one, or (may_be_new) there is none in a folder that is there. Else its name and what it
 * is, in plain words. */
enum rc file_may_be_ours(const char *path, bool may_be_new, bool to_write,
                         struct err *err) CHECKED;
enum rc no_firm(const char *path, struct err *err); /* RC_ABSENT */

/* What the manifest beside a copy says of it. */
struct manifest {
    int64_t bytes, schema;
    char digest[DIGEST_HEX];
};

/* RC_ABSENT when there is none, RC_RULE when it is none of a backup. */
enum rc manifest_read(const char *copy, struct manifest *out, struct err *err) CHECKED;

/* Where a database ends: what a check found. */
struct found {
    int64_t schema, audit_rows;
    unsigned char seal[DIGEST_BYTES];
};

/* store_check of a file that nobody holds. */
enum rc file_check(const char *path, struct found *out, struct err *err) CHECKED;
enum rc file_failed(const char *what, const char *path, struct err *err); /* by errno */
enum rc file_digest(const char *path, int64_t *size, char hex[DIGEST_HEX],
                    struct err *err) CHECKED;
enum rc folder_sync(const char *path, struct err *err) CHECKED; /* the folder it is in */
enum rc path_with(char into[PATH_ROOM], const char *path, const char *ending,
                  struct err *err) CHECKED;
