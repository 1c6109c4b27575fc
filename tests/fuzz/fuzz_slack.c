/* What Slack's socket brings, whatever it is: read, and its words escaped again. */

#include "bot/chats/slack_inside.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct slack_self self = {"U0BOT", "B0BOT", "T0"};
    struct arena *arena = arena_new();
    struct slack_frame frame;
    struct err err = {0};

    if (slack_decode(&self, (const char *)data, size, arena, &frame, &err) == RC_OK &&
        frame.in && frame.in->text) {
        size_t took = 0;

        for (const char *at = frame.in->text; *at; at += took) {
            (void)slack_escape(arena, at, SLACK_SECTION_MOST, &took);
            if (took == 0)
                abort(); /* would never end */
        }
    }
    arena_free(arena);
    return 0;
}
