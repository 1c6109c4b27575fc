/* Small words by where they stand. */
#include "commands/language/small.h"

static const char *const rows[SMALL_ROWS] = {
#define SMALL(where, english, chinese) [SMALL_##where] = english "|" chinese,
#include "commands/language/small.def"
#undef SMALL
};

const char *small_row(enum small where)
{
    return rows[where];
}
