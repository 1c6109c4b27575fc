/* By which names the server is asked for, and from whose pages. */

#include "web_inside.h"

#include "settings.h"

#include <arpa/inet.h>
#include <strings.h>

enum { HOST_BYTES = 256 };

static const char *host_of_origin(const char *origin)
{
    const char *at = strstr(origin, "://");

    return at ? at + 3 : origin;
}

/* The name without port and brackets; false when it does not fit. */
static bool bare_host(const char *host, char out[HOST_BYTES])
{
    size_t len;

    if (*host == '[') {
        host++;
        len = strcspn(host, "]");
    } else {
        len = strcspn(host, ":");
    }
    if (len == 0 || len >= HOST_BYTES)
        return false;
    memcpy(out, host, len);
    out[len] = '\0';
    return true;
}

static bool is_address(const char *host)
{
    unsigned char bytes[16];

    return inet_pton(AF_INET, host, bytes) == 1 || inet_pton(AF_INET6, host, bytes) == 1;
}

/* A page elsewhere can point its own name at us (DNS rebinding), but not a name of ours,
 * nor an address: so these are what a websocket may ask for. */
bool web_host_allowed(const struct web *web, const char *host)
{
    char bare[HOST_BYTES];

    if (!host || !bare_host(host, bare))
        return false;
    if (is_address(bare) || address_is_loopback(bare) || strcasecmp(bare, web->host) == 0)
        return true;
    for (char **origin = web->origins; *origin; origin++)
        if (strcasecmp(host_of_origin(*origin), host) == 0)
            return true;
    return false;
}

bool web_origin_allowed(const struct web *web, const char *origin, const char *host)
{
    const char *at;

    if (!origin)
        return true; /* a program; browsers always send one */
    for (char **known = web->origins; *known; known++)
        if (strcasecmp(*known, origin) == 0)
            return true;
    at = strstr(origin, "://");
    return at && host && strcasecmp(at + 3, host) == 0 &&
           (strncasecmp(origin, "http:", 5) == 0 ||
            strncasecmp(origin, "https:", 6) == 0);
}

bool web_is_secure(const struct web *web, const char *host)
{
    for (char **origin = web->origins; host && *origin; origin++)
        if (strncmp(*origin, "https://", 8) == 0 &&
            strcasecmp(host_of_origin(*origin), host) == 0)
            return true;
    return false;
}
