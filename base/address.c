/* Addresses and URLs as people write them in settings. Strict: what is not plainly one is
 * none, so that nobody reads another host than the program dials. */

#include "settings.h"
#include "text.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char name_letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789.-_";

/* A port behind its colon, or -1. */
static int read_port(const char *digits, size_t len)
{
    int port = 0;

    if (len < 1 || len > 5)
        return -1;
    for (size_t i = 0; i < len; i++) {
        if (digits[i] < '0' || digits[i] > '9')
            return -1;
        port = port * 10 + (digits[i] - '0');
    }
    return port <= 65535 ? port : -1;
}

/* The host at the beginning of `from`: a name, a v4 address, or a v6 address in brackets.
 * `host` is without brackets; NULL when there is none. `rest` stands behind it. */
static const char *read_host(const char *from, struct arena *arena, const char **rest)
{
    struct in6_addr v6;
    const char *host;
    size_t len;

    if (*from == '[') {
        len = strcspn(++from, "]");
        host = arena_copy_bytes(arena, from, len);
        *rest = from[len] ? from + len + 1 : NULL;
        return *rest && inet_pton(AF_INET6, host, &v6) == 1 ? host : NULL;
    }
    len = strspn(from, name_letters);
    *rest = from + len;
    return len > 0 && len < 254 && *from != '.' && *from != '-'
               ? arena_copy_bytes(arena, from, len)
               : NULL;
}

enum rc address_split(const char *address, struct arena *arena, const char **host,
                      int *port, struct err *err)
{
    const char *rest, *found = read_host(address ? address : "", arena, &rest);
    int number = found && *rest == ':' ? read_port(rest + 1, strlen(rest + 1)) : -1;

    if (number < 0)
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "an address is host:port or [v6]:port, 127.0.0.1:8420",
                          "地址应为 主机:端口 或 [v6]:端口，例如 127.0.0.1:8420"));
    *host = found;
    *port = number;
    return RC_OK;
}

bool address_is_loopback(const char *host)
{
    static const unsigned char mapped[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127};
    struct in_addr v4;
    struct in6_addr v6;

    if (text_empty(host))
        return false;
    if (strcasecmp(host, "localhost") == 0)
        return true;
    if (inet_pton(AF_INET, host, &v4) == 1)
        return ntohl(v4.s_addr) >> 24 == 127;
    return inet_pton(AF_INET6, host, &v6) == 1 &&
           (memcmp(&v6, &in6addr_loopback, sizeof(v6)) == 0 ||
            memcmp(&v6, mapped, sizeof(mapped)) == 0);
}

/* The whole of a URL is printable ASCII; what people paste with spaces or full-width
 * letters is refused rather than guessed. */
static bool is_plain(const char *text)
{
    for (; *text; text++)
        if (*text <= ' ' || *text >= 0x7F || *text == '\\')
            return false;
    return true;
}

enum rc url_allowed(const char *url, struct err *err)
{
    static const struct {
        const char *scheme;
        bool is_tls;
    } known[] = {
        {"https://", true}, {"wss://", true}, {"http://", false}, {"ws://", false}};
    struct arena *arena = NULL;
    const char *rest = NULL, *host = NULL;
    bool is_tls = false, is_loopback, is_whole;

    for (size_t i = 0; url && i < COUNT(known); i++)
        if (strncasecmp(url, known[i].scheme, strlen(known[i].scheme)) == 0) {
            rest = url + strlen(known[i].scheme);
            is_tls = known[i].is_tls;
        }
    if (!rest || !is_plain(url))
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "a URL begins with https:// or wss:// and has no spaces",
                          "网址应以 https:// 或 wss:// 开头，且不含空格"));
    arena = arena_new();
    host = read_host(rest, arena, &rest);
    if (host && *rest == ':') {
        size_t len = strcspn(++rest, "/?#");

        if (read_port(rest, len) < 1)
            host = NULL;
        rest += len;
    }
    /* Also refuses user@host: nobody sees at a glance which of the two is dialled. */
    is_whole = host && (!*rest || strchr("/?#", *rest));
    is_loopback = is_whole && address_is_loopback(host);
    arena_free(arena);
    if (!is_whole)
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "a URL is https://host, https://host:port/path or alike",
                          "网址格式应为 https://主机 或 https://主机:端口/路径"));
    if (!is_tls && !is_loopback)
        return err_set(
            err, RC_USAGE, "%s",
            IN(err,
               "without TLS only this machine (127.0.0.1, ::1, localhost) may be meant",
               "不使用 TLS 的地址只能是本机（127.0.0.1、::1、localhost）"));
    return RC_OK;
}
