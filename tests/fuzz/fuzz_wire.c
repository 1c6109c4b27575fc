/* What a browser or a script sends: any bytes become a message that the desk can take, or
 * are refused in words. */

#include "base/text.h"
#include "bot/chats/web_inside.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool held)
{
    if (!held)
        abort();
}

static void look_at(const struct inbound *in, struct arena *arena)
{
    const struct web_ask *ask = in->whose;
    const char *key;

    must(in->arena == arena && strcmp(in->platform, "web") == 0);
    must(in->kind == IN_ERRAND ? in->errand != NULL : !text_empty(in->event));
    must(!text_empty(ask->room) && utf8_valid(ask->text, strlen(ask->text)));
    must((in->kind == IN_PRESS || in->kind == IN_FORM) == (in->action != NULL));
    must((in->kind == IN_FORM) == (in->fields != NULL));
    key = web_key(ask->room, "ana", arena);
    /* Nobody names another's direct messages. */
    must(!key || strncmp(key, "dm:", 3) != 0 || strstr(key, "ana"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    char *bytes = arena_copy_bytes(arena, (const char *)data, size);
    struct inbound *in = NULL;
    struct err err = {0};

    if (web_decode(bytes, size, arena, &in, &err) == RC_OK)
        look_at(in, arena);
    else
        must(err.said[0] != '\0' && utf8_valid(err.said, strlen(err.said)));
    arena_free(arena);
    return 0;
}
