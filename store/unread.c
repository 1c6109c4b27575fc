/* What is still to be read on a platform. */

#include "store/unread.h"

#include "store/store_inside.h"

enum { BEGIN, SINCE, END };

static const char *const sql[] = {
    [BEGIN] = ("INSERT INTO unread (platform, since) VALUES (?1, ?2)"
               " ON CONFLICT (platform) DO UPDATE SET since = ?2 WHERE since > ?2"),
    [SINCE] = "SELECT since FROM unread WHERE platform = ?1",
    [END] = "DELETE FROM unread WHERE platform = ?1",
};

const struct queries unread_queries = QUERIES("unread", sql);

static enum rc note(struct turn *t, const char *platform, int64_t since)
{
    QUERY *q = query(t, &unread_queries, BEGIN);

    bind_text(q, 1, platform);
    bind_int(q, 2, since);
    return done(t, q);
}

enum rc unread_begin(struct turn *t, const char *platform, int64_t *since)
{
    TRY(note(t, platform, *since));
    QUERY *q = query(t, &unread_queries, SINCE);
    bind_text(q, 1, platform);
    TRY(row(t, q));
    *since = column_int(q, 0);
    return RC_OK;
}

enum rc unread_end(struct turn *t, const char *platform)
{
    QUERY *q = query(t, &unread_queries, END);

    bind_text(q, 1, platform);
    return done(t, q);
}
