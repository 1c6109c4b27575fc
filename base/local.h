/*
 * local.h - lines over a Unix socket, for programs on this machine that may write where
 * the socket stands (mode 0600).
 */
#pragma once

#include "loop.h"

struct local;      /* the listening end */
struct local_peer; /* who asked; answered once */

/* Takes the place of a socket that was left behind. RC_AGAIN with `said` when it cannot
 * be made. */
enum rc local_listen(struct loop *loop, const char *path,
                     void (*asked)(void *arg, struct local_peer *peer, const char *line),
                     void *arg, struct local **out, struct err *err) CHECKED;
void local_free(struct local *local); /* and removes the socket; NULL is fine */

/* Writes one line and closes. A peer that is gone is no error. */
void local_answer(struct local_peer *peer, const char *line);

/* The asking end, without a loop: blocks until the answer has come. RC_ABSENT, without
 * words, when nobody listens. */
enum rc local_ask(const char *path, const char *line, struct arena *arena,
                  const char **answer, struct err *err) CHECKED;
