/*
 * wire.h - a websocket client that costs next to nothing, so that on a small machine the
 * server keeps the processors: plain sockets, large reads, frames without copying.
 */
#pragma once

#include "tests/bench/bench.h"

struct wire {
    int fd;
    char *in, *out;
    size_t in_len, out_len, in_room, out_room;
};

/* Connects as this person of the demo and upgrades; from then on it does not block. */
void wire_open(struct wire *wire, int port, const char *handle);
void wire_close(struct wire *wire);

/* One text frame onto what is to be sent. */
void wire_say(struct wire *wire, const char *bytes, size_t len);
void wire_flush(struct wire *wire); /* as much as the socket takes */

/* Reads what has come and calls `line` for each object in it. */
void wire_read(struct wire *wire, void (*line)(void *arg, const char *bytes, size_t len),
               void *arg);
