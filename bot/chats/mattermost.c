/* Mattermost: a bot account that hears by websocket, speaks over REST, and is asked over
 * HTTP. docs/mattermost.md. */

#include "bot/chats/mattermost_inside.h"

#include "base/keep.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { AGAIN_MS = 5000 };

static const struct setting rows[] = {
    SETTING(struct mattermost_settings, url, URL, NULL,
            "the server's address, as its SiteURL"),
    SETTING(struct mattermost_settings, token, SECRET, NULL, "the bot account's token"),
    SETTING(struct mattermost_settings, command_tokens, SECRET, NULL,
            "of the slash command, one for each team, blanks between"),
    SETTING(struct mattermost_settings, callback_url, URL, NULL,
            "where the server reaches us, when that is not [http] public_url"),
    SETTING(struct mattermost_settings, signing_key, SECRET, NULL,
            "seals the buttons; made from the token when left out"),
    {0},
};

const struct settings mattermost_section = {"mattermost", rows,
                                            sizeof(struct mattermost_settings)};

int64_t mm_now(const struct mattermost *mm)
{
    return mm->bot->clock.clock.wall_ms(&mm->bot->clock.clock);
}

static const char *without_slash(struct arena *arena, const char *url)
{
    size_t len = strlen(url);

    while (len > 0 && url[len - 1] == '/')
        len--;
    return arena_copy_bytes(arena, url, len);
}

const char *mm_callback(const struct mattermost *mm, const char *end, struct arena *arena)
{
    const char *base = !text_empty(mm->settings->callback_url)
                           ? without_slash(arena, mm->settings->callback_url)
                           : mm->bot->address;

    return arena_printf(arena, "%s/mattermost/%s", base, end);
}

/* --- who we are --------------------------------------------------------------------- */

static void ask_me(struct mattermost *mm);

static void on_again(void *arg)
{
    ask_me(arg);
}

static void on_me(void *arg, const struct mm_answer *answer)
{
    struct mattermost *mm = arg;
    JSON *me = mm_json(answer);
    struct arena *arena = mm->bot->arena;
    const char *id = json_text(me, "id"), *name = json_text(me, "username");

    if (mm->is_closed)
        return;
    if (!mm_is_id(id) || !name) {
        log_note(LOG_WARN, "mattermost", "detail", answer->detail ? answer->detail : "-");
        loop_timer_set(mm->again, AGAIN_MS);
        return;
    }
    mm->me = arena_copy(arena, id);
    mm->name = arena_copy(arena, name);
    mm_socket_open(mm);
}

static void ask_me(struct mattermost *mm)
{
    mm_ask(mm, &(struct mm_call){.method = "GET", .path = "/users/me"}, on_me, mm);
}

/* --- the row ------------------------------------------------------------------------ */

static enum rc decode(const char *bytes, size_t len, struct arena *arena,
                      struct inbound **out, struct err *err)
{
    struct mm_frame frame;

    *out = NULL;
    TRY(mm_read_frame(bytes, len, arena, &frame, err));
    if (frame.what == MM_POSTED)
        *out = mm_inbound(&frame.post, frame.channel_type, "", "dealbell", arena);
    return RC_OK;
}

/* A key of our own: whoever has the token can make it again, and nobody else. */
static const char *key_of(struct bot *bot, const struct mattermost_settings *settings)
{
    const char *const parts[] = {"buttons", NULL};

    return text_empty(settings->signing_key)
               ? secret_seal(bot->arena, settings->token, parts)
               : settings->signing_key;
}

static enum rc open_mattermost(struct bot *bot, const void *settings, void **self,
                               struct err *err)
{
    const struct mattermost_settings *own = settings;
    struct mattermost *mm;

    if (text_empty(own->url) && text_empty(own->token))
        return RC_OK;
    if (text_empty(own->url) || text_empty(own->token))
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "[mattermost] needs both url and token",
                          "[mattermost] 需要同时设置 url 和 token"));
    mm = TAKE(bot->arena, struct mattermost);
    mm->bot = bot;
    mm->settings = own;
    mm->base = without_slash(bot->arena, own->url);
    mm->key = key_of(bot, own);
    mm->me = mm->name = "";
    mm->again = loop_timer_new(bot->loop, on_again, mm);
    ask_me(mm);
    *self = mm;
    return RC_OK;
}

static void close_mattermost(void *self)
{
    struct mattermost *mm = self;

    mm->is_closed = true;
    mm_socket_close(mm);
    mm_put_close(mm);
    mm_catch_close(mm);
    loop_timer_free(mm->again);
    mm_rest_close(mm);
}

const struct chat chat_mattermost = {
    .out = {.name = "mattermost",
            .longest_bytes = (size_t)280 * 1024,
            .encode = mm_encode,
            .send = mm_send,
            .look = mm_look},
    .settings = &mattermost_section,
    .decode = decode,
    .open = open_mattermost,
    .close = close_mattermost,
    .request = mm_request,
    .check = mm_check,
};
