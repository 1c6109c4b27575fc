/* Who was told of something that lasts. */

#include "bot/told.h"

#include "base/keep.h"

#include <string.h>

struct told {
    struct told *next;
    char *account;
};

bool told_first(struct told **list, const char *account)
{
    struct told *told;

    for (told = *list; told; told = told->next)
        if (strcmp(told->account, account) == 0)
            return false;
    told = keep_new(sizeof(*told));
    *told = (struct told){*list, keep_text(account)};
    *list = told;
    return true;
}

void told_forget(struct told **list)
{
    struct told *told;

    while ((told = *list)) {
        *list = told->next;
        free(told->account);
        free(told);
    }
}
