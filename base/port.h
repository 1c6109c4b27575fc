/*
 * port.h - whether a port can be listened on.
 */
#pragma once

#include <stdbool.h>

/* Asked by taking it for a moment. `host` is a name or number as address_split gives it.
 * False, with the reason (a constant of the system's), when it cannot be had. */
bool port_is_free(const char *host, int port, const char **why);
