/* A story by the way of Mattermost's wire. */

#include "tests/fakes/mattermost_way.h"

#include "base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BODY_MOST = 300000 };

static const int64_t ever = INT64_C(4102444800000);

static const char key[] = "a key of the story's";

static void must(bool held, const char *what, const char *bytes)
{
    if (held)
        return;
    (void)fprintf(stderr, "Mattermost's wire loses %s of %s\n", what, bytes);
    abort();
}

/* The story's short names as ids of theirs: the bytes in hex, noughts behind. */
static const char *id_of(const char *name, struct arena *arena)
{
    char *id = arena_take(arena, MM_ID + 1);
    size_t len = strlen(name);

    must(len * 2 <= MM_ID, "a long name", name);
    for (size_t i = 0; i < MM_ID / 2; i++)
        (void)snprintf(id + 2 * i, 3, "%02x", i < len ? (unsigned char)name[i] : 0U);
    return id;
}

static bool is_same(const char *id, const char *name, struct arena *arena)
{
    return text_same(id, id_of(name, arena));
}

static void set(cJSON *object, const char *name, const char *value)
{
    (void)cJSON_AddStringToObject(object, name, value);
}

/* --- in ----------------------------------------------------------------------------- */

static struct inbound *words_in(const cJSON *order, struct arena *arena)
{
    const char *account = json_text(order, "account"),
               *place = json_text(order, "conversation");
    cJSON *post = cJSON_CreateObject(), *frame = cJSON_CreateObject(), *data;
    const char *bytes;
    struct mm_frame read;
    struct err err = {0};

    set(post, "id", id_of("post", arena));
    set(post, "user_id", id_of(account, arena));
    set(post, "channel_id", id_of(place, arena));
    set(post, "message", json_text(order, "text"));
    if (json_text(order, "reply_to")) /* an answer opens a thread */
        set(post, "root_id", id_of(json_text(order, "reply_to"), arena));
    cJSON_AddNumberToObject(post, "create_at", 1795432298548.0);
    set(frame, "event", "posted");
    data = cJSON_AddObjectToObject(frame, "data");
    set(data, "channel_type", place[0] == 'D' ? "D" : "O");
    set(data, "post", json_take_line(arena, post));
    cJSON_AddNumberToObject(frame, "seq", 7);
    bytes = json_take_line(arena, frame);
    must(mm_read_frame(bytes, strlen(bytes), arena, &read, &err) == RC_OK &&
             read.what == MM_POSTED,
         "all", bytes);
    return mm_inbound(&read.post, read.channel_type, "", "dealbell", arena);
}

static struct inbound *press_in(const cJSON *order, struct arena *arena)
{
    const char *value = json_text(order, "value");
    cJSON *body = cJSON_CreateObject(),
          *context = cJSON_AddObjectToObject(body, "context");
    const struct mm_seal seal = {
        .use = value ? "pick" : "press",
        .what = json_text(order, "action"),
        .place = mm_place(id_of(json_text(order, "conversation"), arena), "42", arena),
        .until = ever};
    struct inbound *in = TAKE(arena, struct inbound);
    struct mm_press press;
    const char *bytes;
    struct err err = {0};

    set(body, "user_id", id_of(json_text(order, "account"), arena));
    set(body, "channel_id", id_of(json_text(order, "conversation"), arena));
    set(body, "post_id", id_of("post", arena));
    set(body, "trigger_id", json_text(order, "event"));
    set(context, "use", seal.use);
    set(context, "what", seal.what);
    set(context, "place", seal.place);
    set(context, "until", arena_printf(arena, "%lld", (long long)ever));
    set(context, "seal", mm_seal(key, &seal, arena));
    if (value)
        set(context, "selected_option", value);
    bytes = json_take_line(arena, body);
    must(mm_read_press(bytes, strlen(bytes), arena, &press, &err) == RC_OK &&
             mm_sealed(key, &press.seal, press.sealed, arena),
         "the seal", bytes);
    *in = (struct inbound){.kind = IN_PRESS,
                           .account = press.user,
                           .conversation = press.channel,
                           .action = press.seal.what,
                           .value = value ? press.option : NULL,
                           .arena = arena};
    return in;
}

static struct inbound *form_in(const cJSON *order, struct arena *arena)
{
    const char *account = id_of(json_text(order, "account"), arena);
    const char *place = id_of(json_text(order, "conversation"), arena);
    cJSON *body = cJSON_CreateObject();
    struct inbound *in = TAKE(arena, struct inbound);
    struct mm_submission form;
    const char *bytes;
    struct err err = {0};

    set(body, "type", "dialog_submission");
    set(body, "user_id", account);
    set(body, "channel_id", place);
    set(body, "state",
        mm_state(key, json_text(order, "action"), place, account, ever, arena));
    cJSON_AddItemToObject(body, "submission", cJSON_Parse(json_text(order, "fields")));
    bytes = json_take_line(arena, body);
    must(mm_read_submission(bytes, strlen(bytes), arena, &form, &err) == RC_OK &&
             mm_sealed(key, &form.seal, form.sealed, arena),
         "the seal", bytes);
    *in = (struct inbound){.kind = IN_FORM,
                           .account = form.user,
                           .conversation = form.channel,
                           .action = form.seal.what,
                           .fields = form.fields,
                           .arena = arena};
    return in;
}

struct inbound *mattermost_way_in(const cJSON *order, struct arena *arena)
{
    const char *text = json_text(order, "text");
    int64_t kind = IN_WORDS;
    struct inbound *in;

    if (text && !utf8_valid(text, strlen(text)))
        return NULL;
    (void)json_int(order, "kind", &kind);
    in = kind == IN_WORDS   ? words_in(order, arena)
         : kind == IN_PRESS ? press_in(order, arena)
                            : form_in(order, arena);
    if (!in)
        return NULL;
    must(is_same(in->account, json_text(order, "account"), arena), "the account", "-");
    must(is_same(in->conversation, json_text(order, "conversation"), arena), "the place",
         "-");
    if (json_text(order, "reply_to"))
        must(is_same(in->thread, json_text(order, "reply_to"), arena), "the thread", "-");
    /* The story's own names, and its way of answering: not in a thread. */
    in->reply_to = arena_copy(arena, json_text(order, "reply_to"));
    in->thread = NULL;
    in->platform = "fake";
    in->account = arena_copy(arena, json_text(order, "account"));
    in->conversation = arena_copy(arena, json_text(order, "conversation"));
    in->event = arena_copy(arena, json_text(order, "event"));
    in->is_direct = false;
    in->is_addressed = in->is_addressed || json_flag(order, "addressed");
    return in;
}

/* --- out ---------------------------------------------------------------------------- */

static bool has_action(const cJSON *attachments, const char *what)
{
    const cJSON *attachment, *action;

    cJSON_ArrayForEach(attachment, attachments)
    {
        cJSON_ArrayForEach(action, json_get(attachment, "actions"))
        {
            const cJSON *context = json_get(json_get(action, "integration"), "context");

            if (text_same(json_text(context, "what"), what))
                return true;
        }
    }
    return false;
}

/* Letters and digits alone; a name and a kind. */
static bool actions_fit(const cJSON *attachments)
{
    const cJSON *attachment, *action;

    cJSON_ArrayForEach(attachment, attachments)
    {
        cJSON_ArrayForEach(action, json_get(attachment, "actions"))
        {
            const char *id = json_text(action, "id");

            for (const char *at = id ? id : "-"; *at; at++)
                if (!isalnum((unsigned char)*at))
                    return false;
            if (text_empty(json_text(action, "name")) || !json_text(action, "type"))
                return false;
        }
    }
    return true;
}

/* Who reads it is not alerted by what somebody else wrote. */
static bool is_quiet(const char *text)
{
    for (const char *at = strchr(text, '@'); at; at = strchr(at + 1, '@'))
        if (strncmp(at, "@all", 4) == 0 || strncmp(at, "@here", 5) == 0 ||
            strncmp(at, "@channel", 8) == 0)
            return false;
    return true;
}

static const char *lacks(const cJSON *attachments, const char *json, struct arena *arena)
{
    struct card *card = TAKE(arena, struct card);
    struct err err = {0};

    if (text_empty(json))
        return NULL;
    if (card_read(json, arena, card, &err) != RC_OK)
        return arena_copy(arena, err.detail);
    for (size_t i = 0; i < card->n_buttons; i++)
        if (!has_action(attachments, card->buttons[i].action))
            return card->buttons[i].label;
    if (card->select && !has_action(attachments, card->select->action))
        return card->select->label;
    return NULL;
}

/* A form is what its button carries; as a dialog it has its action. */
static const char *form_lacks(const cJSON *attachments, const char *json,
                              struct arena *arena)
{
    struct card *card = TAKE(arena, struct card);
    const cJSON *attachment, *action;
    struct err err = {0};
    const char *found = "";

    if (text_empty(json) || card_read(json, arena, card, &err) != RC_OK || !card->form)
        return NULL;
    cJSON_ArrayForEach(attachment, attachments)
    {
        cJSON_ArrayForEach(action, json_get(attachment, "actions"))
        {
            const cJSON *context = json_get(json_get(action, "integration"), "context");
            JSON *dialog = NULL;

            if (text_same(json_text(context, "use"), "open"))
                dialog = mm_dialog(json_text(context, "what"), arena, &found, &err);
            if (dialog && text_same(found, card->form->action))
                return NULL;
        }
    }
    return "the form";
}

const char *mattermost_way_out(const struct letter *letter, struct arena *arena)
{
    const char *bytes = NULL, *message, *why;
    struct err err = {0};
    JSON *body = NULL;
    const cJSON *attachments;
    size_t len = 0;

    if (mm_encode(letter, arena, &bytes, &len, &err) != RC_OK)
        return arena_copy(arena, err.detail);
    if (len > BODY_MOST)
        return "too long a body";
    body = cJSON_ParseWithLength(bytes, len);
    message = json_text(body, "message");
    attachments = json_get(json_get(body, "props"), "attachments");
    if (!message || utf8_count(message) > MM_POST_MOST || !is_quiet(message))
        return "its words";
    if (!actions_fit(attachments))
        return "an action";
    why = lacks(attachments, letter->card, arena);
    return why ? why : form_lacks(attachments, letter->card, arena);
}
