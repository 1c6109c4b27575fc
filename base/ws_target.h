/*
 * ws_target.h - what a websocket URL points at; for base/ws.
 */
#pragma once

#include "err.h"

enum { WS_HOST_BYTES = 256 };

struct ws_target {
    bool is_tls;
    int port;
    char name[WS_HOST_BYTES]; /* to resolve: no port, no brackets */
    char *host;               /* as in the URL, with its port if it has one */
    char *path;               /* and query */
};

/* False when the URL is none; ws_target_done frees either way. */
bool ws_target_read(struct ws_target *to, const char *url);
void ws_target_done(struct ws_target *to);
