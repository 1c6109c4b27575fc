/* The bot as it is: words leave after COMMIT. */

#include "tests/fakes/early.h"

#include <stdlib.h>

void early_start(void *bot)
{
    (void)bot;
    abort(); /* this program cannot */
}

bool early_went(struct parcel *parcel)
{
    (void)parcel;
    return false;
}
