/*
 * web_door.h - the listening socket of base/web: binds, accepts, and rests for a moment
 * when there is no file left to accept with. libwebsockets' own would ask again at once,
 * and again, with the whole of a processor, for as long as somebody waits outside.
 */
#pragma once

#include "loop.h"

#include <sys/socket.h>

struct web_door;

/* `came` owns the socket that it is given: one that does not block. RC_USAGE when the
 * host is no address, RC_AGAIN with words when the port is taken. */
enum rc web_door_open(struct loop *loop, const char *host, int port,
                      void (*came)(void *arg, int fd, const struct sockaddr *from),
                      void *arg, struct web_door **out, struct err *err) CHECKED;
int web_door_port(const struct web_door *door);
void web_door_close(struct web_door *door); /* NULL is fine; before the loop's end */
