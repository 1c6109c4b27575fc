/* How much peers make us keep, of all of them together: when that is too much, who holds
 * most goes first, so that whoever says little is heard during any flood. */

#include "web_inside.h"

static struct conn *greediest(struct conn *conns)
{
    struct conn *most = conns;

    for (struct conn *at = conns; at; at = at->next)
        if (at->held > most->held)
            most = at;
    return most;
}

bool web_hold(struct conn *conn, size_t more)
{
    struct web *web = conn->web;

    while (web->held + more > web->most_held) {
        struct conn *most = greediest(web->conns);

        if (!most || most == conn || most->held < conn->held + more)
            return false;
        most->drop(most);
    }
    conn->held += more;
    web->held += more;
    return true;
}

void web_let_go(struct conn *conn, size_t less)
{
    conn->held -= less;
    conn->web->held -= less;
}
