/* Who was told what by a turn. */

#include "store/told.h"

#include "store/store_inside.h"

enum { TOLD };

static const char *const sql[] = {
    [TOLD] = "SELECT c.one FROM post p JOIN conversation c"
             " ON c.id = p.conversation"
             " WHERE p.turn = ?1 AND p.author = 0 AND c.purpose = 'direct'"
             " UNION SELECT b.person FROM outbox o JOIN binding b"
             " ON b.platform = o.channel AND b.direct = o.lane"
             " WHERE o.turn = ?1 AND o.edits = 0"
             " AND o.state IN ('sending', 'sent', 'unsure') ORDER BY 1",
};

const struct queries told_queries = QUERIES("told", sql);

enum rc told_by(struct turn *t, int64_t turn, size_t most, int64_t *people, size_t *n)
{
    QUERY *q = query(t, &told_queries, TOLD);
    enum rc rc = RC_OK;

    *n = 0;
    bind_int(q, 1, turn);
    while (*n < most && (rc = row(t, q)) == RC_OK)
        people[(*n)++] = column_int(q, 0);
    return rc == RC_ABSENT ? RC_OK : rc;
}
