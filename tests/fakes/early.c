/* Letters leave while they are taken: before the COMMIT that stores them. */

#include "tests/fakes/early.h"

#include <string.h>

enum { MOST = 256 };

struct gone {
    int64_t letter;
    enum sent how;
    char ref[64];
};

/* Once-only, in a process that is made to go wrong: the linker's wrap has no other way to
 * know the bot. */
static struct {
    void *bot;
    struct gone gone[MOST];
    size_t n;
} early;

/* The linker's names. NOLINTBEGIN(bugprone-reserved-identifier) */
enum rc __real_letters_take(struct turn *t, size_t most, struct letter *out, size_t *n);
enum rc __wrap_letters_take(struct turn *t, size_t most, struct letter *out, size_t *n);

/* NOLINTEND(bugprone-reserved-identifier) */

void early_start(void *bot)
{
    early.bot = bot;
}

enum rc __wrap_letters_take(struct turn *t, size_t most, struct letter *out, size_t *n)
{
    TRY(__real_letters_take(t, most, out, n));
    for (size_t i = 0; early.bot && i < *n; i++) {
        struct gone *gone = &early.gone[early.n % MOST];
        const char *ref = "";

        if (strcmp(out[i].channel, "fake") != 0 || out[i].is_unsure)
            continue;
        story_bot_send_early(early.bot, &out[i], &gone->how, &ref, t->arena);
        gone->letter = out[i].id;
        strncpy(gone->ref, ref, sizeof(gone->ref) - 1);
        early.n++;
    }
    return RC_OK;
}

bool early_went(struct parcel *parcel)
{
    for (size_t i = 0; i < early.n && i < MOST; i++)
        if (early.gone[i].letter == parcel->letter.id) {
            parcel->went(parcel, early.gone[i].how, early.gone[i].ref, -1, "");
            return true;
        }
    return false;
}
