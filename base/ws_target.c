/* What a websocket URL points at. */

#include "ws_target.h"

#include "keep.h"

#include <stdio.h>

static bool is_plain(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text <= ' ' || (unsigned char)*text >= 127)
            return false;
    return true;
}

/* name, name:port, [v6] or [v6]:port. */
static bool read_host(struct ws_target *to)
{
    const char *host = to->host, *end;

    if (*host == '[') {
        host++;
        end = strchr(host, ']');
        if (!end)
            return false;
    } else {
        end = host + strcspn(host, ":");
    }
    memcpy(to->name, host, (size_t)(end - host));
    to->name[end - host] = '\0';
    if (*end == ']')
        end++;
    to->port = to->is_tls ? 443 : 80;
    if (*end == ':') {
        end++;
        if (strspn(end, "0123456789") != strlen(end) || strlen(end) > 5)
            return false;
        to->port = (int)strtol(end, NULL, 10);
        end += strlen(end);
    }
    return !*end && to->name[0] && to->port > 0 && to->port < 65536;
}

/* scheme://host[:port][/path]; who stands before an @ in it is refused. */
bool ws_target_read(struct ws_target *to, const char *url)
{
    const char *host, *end;
    size_t len;

    if (!is_plain(url))
        return false;
    to->is_tls = strncmp(url, "wss://", 6) == 0;
    if (!to->is_tls && strncmp(url, "ws://", 5) != 0)
        return false;
    host = url + (to->is_tls ? 6 : 5);
    end = host + strcspn(host, "/?#");
    len = (size_t)(end - host);
    if (len == 0 || len >= WS_HOST_BYTES || memchr(host, '@', len) || strchr(url, '#'))
        return false;
    to->host = keep_bytes(host, len);
    to->path = keep_new(strlen(end) + 2);
    snprintf(to->path, strlen(end) + 2, "%s%s", *end == '/' ? "" : "/", end);
    return read_host(to);
}

void ws_target_done(struct ws_target *to)
{
    free(to->host);
    free(to->path);
}
