/* Seals: a press that is not sealed by us, for this place and not too old, was not made
 * on a card of ours. Pure. */

#include "bot/chats/mattermost_inside.h"

#include "base/secret.h"

#include <stdio.h>

const char *mm_place(const char *channel, const char *whom, struct arena *arena)
{
    return arena_printf(arena, "%s/%s", channel, whom);
}

const char *mm_seal(const char *key, const struct mm_seal *seal, struct arena *arena)
{
    const char *until = arena_printf(arena, "%lld", (long long)seal->until);
    const char *const parts[] = {"mattermost", seal->use, seal->what,
                                 seal->place,  until,     NULL};

    return secret_seal(arena, key, parts);
}

bool mm_sealed(const char *key, const struct mm_seal *seal, const char *sealed,
               struct arena *arena)
{
    return sealed && secret_same(mm_seal(key, seal, arena), sealed);
}

const char *mm_state(const char *key, const char *action, const char *channel,
                     const char *user, int64_t until, struct arena *arena)
{
    const struct mm_seal seal = {.use = "form",
                                 .what = action,
                                 .place = mm_place(channel, user, arena),
                                 .until = until};

    return arena_printf(arena, "%s|%s|%lld|%s", action, channel, (long long)until,
                        mm_seal(key, &seal, arena));
}

static void seal_action(cJSON *action, const char *key, const char *url,
                        const char *place, int64_t until, struct arena *arena)
{
    cJSON *integration = cJSON_GetObjectItemCaseSensitive(action, "integration");
    cJSON *context = cJSON_GetObjectItemCaseSensitive(integration, "context");
    const struct mm_seal seal = {.use = json_text(context, "use"),
                                 .what = json_text(context, "what"),
                                 .place = place,
                                 .until = until};

    cJSON_AddStringToObject(integration, "url", url);
    cJSON_AddStringToObject(context, "place", place);
    /* As text: numbers go through doubles on their way. */
    cJSON_AddStringToObject(context, "until",
                            arena_printf(arena, "%lld", (long long)until));
    cJSON_AddStringToObject(context, "seal", mm_seal(key, &seal, arena));
}

void mm_seal_post(cJSON *body, const char *key, const char *url, const char *place,
                  int64_t until, struct arena *arena)
{
    const cJSON *attachment,
        *attachments = json_get(json_get(body, "props"), "attachments");

    cJSON_ArrayForEach(attachment, attachments)
    {
        cJSON *action, *actions = cJSON_GetObjectItemCaseSensitive(attachment, "actions");

        cJSON_ArrayForEach(action, actions)
            seal_action(action, key, url, place, until, arena);
    }
}
