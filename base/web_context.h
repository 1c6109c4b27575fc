/*
 * web_context.h - a libwebsockets context on our loop, for base/web and base/ws alone.
 *
 * Its end takes two steps with turns of the loop between them: room_close is the first
 * (every socket closes, its callbacks run at once), loop_free sees to the second and then
 * calls `buried`. Not to be closed from a callback of the context itself.
 */
#pragma once

#include "loop.h"

#include <libwebsockets.h>

struct lws_room {
    struct loop *loop;
    struct lws_context *lws;
    void (*buried)(void *arg);
    void *arg;
};

enum {
    ROOM_READ_BYTES = 16 * 1024,  /* one recv; many small messages fit */
    ROOM_WRITE_BYTES = 64 * 1024, /* one send, and the frame that web_send fills */
    ROOM_HEADER_BYTES = 16 * 1024,
    ROOM_REQUEST_S = 10, /* for the headers, or the next piece of a body, to arrive */
    ROOM_END_S = 5       /* for the other side to answer our close */
};

/* Opens the context without a vhost. `info` has the options and what is special. */
bool room_open(struct lws_room *room, struct loop *loop,
               struct lws_context_creation_info *info);
void room_close(struct lws_room *room, void (*buried)(void *arg), void *arg);
