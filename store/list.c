/* Rows into arrays. */

#include "store/list.h"

enum rc list_of(struct turn *t, const struct record_kind *kind, size_t which, int64_t id,
                size_t most, void *out, size_t *n)
{
    QUERY *q = query(t, kind->queries, which);

    *n = 0;
    bind_int(q, 1, id);
    bind_int(q, 2, (int64_t)most);
    return list_read(t, kind, q, most, out, n);
}

enum rc list_first(struct turn *t, const struct record_kind *kind, sqlite3_stmt *q,
                   void *out)
{
    TRY(row(t, q));
    record_read(t, kind, q, out);
    return RC_OK;
}

enum rc list_read(struct turn *t, const struct record_kind *kind, sqlite3_stmt *q,
                  size_t most, void *out, size_t *n)
{
    char *bytes = out;

    while (*n < most) {
        enum rc rc = row(t, q);

        if (rc == RC_ABSENT)
            break;
        TRY(rc);
        record_read(t, kind, q, bytes + *n * kind->size);
        ++*n;
    }
    return RC_OK;
}
