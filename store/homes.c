/* Homes that stand open. */

#include "store/homes.h"

#include "store/store_inside.h"

#include <stdlib.h>
#include <string.h>

enum { OPENED };

/* ':' follows the digits. */
static const char *const sql[] = {
    [OPENED] = "SELECT b.account, MAX(i.event) FROM inbox i"
               " JOIN binding b ON b.person = i.person AND b.platform = i.platform"
               " WHERE i.platform = ?1 AND i.event >= ?2 AND i.event < 'home/:'"
               " GROUP BY b.account ORDER BY 2 DESC LIMIT ?3",
};

const struct queries homes_queries = QUERIES("homes", sql);

enum rc homes_opened(struct turn *t, const char *platform, int64_t since,
                     struct home_opened *homes, size_t most, size_t *n)
{
    QUERY *q = query(t, &homes_queries, OPENED);
    enum rc rc;

    *n = 0;
    bind_text(q, 1, platform);
    bind_text(q, 2, arena_printf(t->arena, "home/%010lld", (long long)(since / 1000)));
    bind_int(q, 3, (int64_t)most);
    while (*n < most && (rc = row(t, q)) == RC_OK) {
        const char *event = column_text(q, 1, t->arena);

        homes[(*n)++] =
            (struct home_opened){column_text(q, 0, t->keep),
                                 strtoll(event + strlen("home/"), NULL, 10) * 1000};
    }
    return *n == most || rc == RC_ABSENT ? RC_OK : rc;
}
