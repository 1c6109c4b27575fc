/*
 * view.h - how a record looks as a card, to a reader, in their language. One file and one
 * row in views/table.def each.
 */
#pragma once

#include "store/record.h"

struct view {
    const char *kind; /* "deal" */
    /* Fills `out` (zeroed, kind and ref set): title, badge, fields worst first, steps,
     * buttons with their commands, or `decided`. `lang` and the reader decide words and
     * buttons; reader->id is 0 for a room. RC_DENIED when the reader may not see it. */
    enum rc (*draw)(struct turn *t, int64_t id, const struct person *reader,
                    enum lang lang, struct card *out);
};

extern const struct view *const views[]; /* ends with NULL */

enum rc view_draw(struct turn *t, const struct record_kind *kind, int64_t id,
                  const struct person *reader, enum lang lang, struct card *out) CHECKED;
