/* What the server sends when a button was pressed, a dialog submitted, a slash command
 * typed. Pure. */

#include "bot/chats/mattermost_inside.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static enum rc strange(struct err *err, const char *what)
{
    return err_set(err, RC_USAGE, "%s", what);
}

static const char *text_of(const cJSON *object, const char *key, struct arena *arena)
{
    const char *text = json_text(object, key);

    return text ? arena_copy(arena, text) : "";
}

static enum rc read_object(const char *bytes, size_t len, cJSON **out, struct err *err)
{
    TRY(json_read(bytes, len, &json_usual, out, err));
    return cJSON_IsObject(*out) ? RC_OK : strange(err, "no object");
}

enum rc mm_read_press(const char *bytes, size_t len, struct arena *arena,
                      struct mm_press *out, struct err *err)
{
    JSON *body = NULL;
    const cJSON *context;

    TRY(read_object(bytes, len, &body, err));
    context = json_get(body, "context");
    *out = (struct mm_press){.user = text_of(body, "user_id", arena),
                             .channel = text_of(body, "channel_id", arena),
                             .channel_name = text_of(body, "channel_name", arena),
                             .post = text_of(body, "post_id", arena),
                             .trigger = text_of(body, "trigger_id", arena),
                             .option = text_of(context, "selected_option", arena),
                             .seal = {.use = text_of(context, "use", arena),
                                      .what = text_of(context, "what", arena),
                                      .place = text_of(context, "place", arena)},
                             .sealed = text_of(context, "seal", arena)};
    out->seal.until = strtoll(text_of(context, "until", arena), NULL, 10);
    if (!mm_is_id(out->user) || !mm_is_id(out->channel) || !mm_is_id(out->post) ||
        !out->trigger[0])
        return strange(err, "a press without its ids");
    return RC_OK;
}

/* "ACTION|CHANNEL|UNTIL|SEAL" */
static void read_state(const char *state, struct arena *arena, struct mm_submission *out)
{
    const char *bar = strchr(state, '|');
    const char *second = bar ? strchr(bar + 1, '|') : NULL;
    const char *third = second ? strchr(second + 1, '|') : NULL;

    out->seal = (struct mm_seal){.use = "form", .what = "", .place = ""};
    out->channel = out->sealed = "";
    if (!third)
        return;
    out->channel = arena_copy_bytes(arena, bar + 1, (size_t)(second - bar - 1));
    out->seal.what = arena_copy_bytes(arena, state, (size_t)(bar - state));
    out->seal.place = mm_place(out->channel, out->user, arena);
    out->seal.until = strtoll(second + 1, NULL, 10);
    out->sealed = third + 1;
}

enum rc mm_read_submission(const char *bytes, size_t len, struct arena *arena,
                           struct mm_submission *out, struct err *err)
{
    JSON *body = NULL;

    TRY(read_object(bytes, len, &body, err));
    *out =
        (struct mm_submission){.user = text_of(body, "user_id", arena),
                               .state = text_of(body, "state", arena),
                               .fields = mm_fields(json_get(body, "submission"), arena),
                               .is_cancelled = json_flag(body, "cancelled")};
    read_state(out->state, arena, out);
    if (!mm_is_id(out->user))
        return strange(err, "a submission without its person");
    return RC_OK;
}

/* --- name=value&... ----------------------------------------------------------------- */

static int hex(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c | 0x20) : NULL;

    return at ? (int)(at - digits) : -1;
}

static void decode(char *text)
{
    unsigned char *to = (unsigned char *)text;

    for (const unsigned char *at = to; *at; at++) {
        int high = *at == '%' ? hex((char)at[1]) : -1;
        int low = high >= 0 ? hex((char)at[2]) : -1;

        if (low >= 0)
            *to++ = (unsigned char)(high * 16 + low);
        else
            *to++ = *at == '+' ? (unsigned char)' ' : *at;
        at += low >= 0 ? 2 : 0;
    }
    *to = '\0';
}

/* The first of that name, decoded; "" when there is none. */
static const char *value_of(const char *body, const char *name, struct arena *arena)
{
    size_t len = strlen(name);
    char *out;

    while (*body && (strncmp(body, name, len) != 0 || body[len] != '=')) {
        body += strcspn(body, "&");
        body += *body == '&';
    }
    if (!*body)
        return "";
    body += len + 1;
    out = arena_copy_bytes(arena, body, strcspn(body, "&"));
    decode(out);
    return utf8_valid(out, strlen(out)) ? out : "";
}

enum rc mm_read_command(const char *body, struct arena *arena, struct mm_command *out,
                        struct err *err)
{
    *out = (struct mm_command){.user = value_of(body, "user_id", arena),
                               .channel = value_of(body, "channel_id", arena),
                               .channel_name = value_of(body, "channel_name", arena),
                               .token = value_of(body, "token", arena),
                               .trigger = value_of(body, "trigger_id", arena),
                               .text = value_of(body, "text", arena)};
    if (!mm_is_id(out->user) || !mm_is_id(out->channel) || !out->token[0] ||
        !out->trigger[0])
        return strange(err, "a slash command without its ids");
    return RC_OK;
}
