/* Whether a port can be listened on. */

#include "port.h"

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static bool can_bind(const struct addrinfo *to)
{
    int fd = socket(to->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1, kept;
    bool is_bound;

    if (fd < 0)
        return false;
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    is_bound = bind(fd, to->ai_addr, to->ai_addrlen) == 0 && listen(fd, 1) == 0;
    kept = errno;
    (void)close(fd);
    errno = kept;
    return is_bound;
}

bool port_is_free(const char *host, int port, const char **why)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE};
    struct addrinfo *found = NULL;
    char service[16];
    bool is_free;
    int rc;

    (void)snprintf(service, sizeof(service), "%d", port);
    rc = getaddrinfo(host, service, &hints, &found);
    if (rc != 0) {
        *why = gai_strerror(rc);
        return false;
    }
    is_free = can_bind(found);
    if (!is_free)
        *why = strerror(errno);
    freeaddrinfo(found);
    return is_free;
}
