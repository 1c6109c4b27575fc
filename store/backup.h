/*
 * backup.h - what making a copy and putting it back share: files, told by their digest.
 */
#pragma once

#include "base/secret.h"

enum { PATH_ROOM = 4096, DIGEST_HEX = 2 * DIGEST_BYTES + 1 };

enum rc file_failed(const char *what, const char *path, struct err *err); /* by errno */
enum rc file_digest(const char *path, int64_t *size, char hex[DIGEST_HEX],
                    struct err *err) CHECKED;
enum rc file_sync(const char *path, struct err *err) CHECKED;
enum rc folder_sync(const char *path, struct err *err) CHECKED; /* the folder it is in */
enum rc path_with(char into[PATH_ROOM], const char *path, const char *ending,
                  struct err *err) CHECKED;
