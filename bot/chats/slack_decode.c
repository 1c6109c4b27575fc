/* What Slack's socket brings, as messages for the desk. Pure. */

#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <stdlib.h>
#include <string.h>

enum { FILES_MOST = 10 };

static const char *copy(struct arena *arena, const cJSON *object, const char *key)
{
    return arena_copy(arena, json_text(object, key));
}

static bool is(const cJSON *object, const char *key, const char *value)
{
    return text_same(json_text(object, key), value);
}

static struct inbound *inbound(struct arena *arena, enum inbound_kind kind)
{
    struct inbound *in = TAKE(arena, struct inbound);

    *in = (struct inbound){.kind = kind, .platform = "slack", .arena = arena};
    return in;
}

static const char *account(struct arena *arena, const char *team, const char *user)
{
    return arena_printf(arena, "%s/%s", team ? team : "", user);
}

/* --- words ------------------------------------------------------------------------ */

/* What people write: nothing of what was edited, deleted, joined or renamed. */
static bool is_said(const cJSON *message)
{
    static const char *const subtypes[] = {"file_share", "thread_broadcast",
                                           "me_message"};
    const char *subtype = json_text(message, "subtype");

    for (size_t i = 0; subtype && i < COUNT(subtypes); i++)
        if (strcmp(subtype, subtypes[i]) == 0)
            return true;
    return !subtype;
}

/* Where the text names us; NULL: nowhere. */
static const char *mention_of(const char *text, const char *user, size_t *len)
{
    size_t n = strlen(user);

    for (const char *at = text; n > 0 && (at = strstr(at, "<@")); at += 2) {
        const char *behind = at + 2 + n;

        if (strncmp(at + 2, user, n) != 0 || (*behind != '>' && *behind != '|'))
            continue;
        behind = strchr(behind, '>');
        if (!behind)
            return NULL;
        *len = (size_t)(behind + 1 - at);
        return at;
    }
    return NULL;
}

static const char *without_mention(struct arena *arena, const char *text,
                                   const char *user, bool *was_there)
{
    size_t len = 0;
    const char *at = mention_of(text, user, &len);

    *was_there = at != NULL;
    if (!at)
        return text;
    return arena_printf(arena, "%.*s%s", (int)(at - text), text,
                        at + len + strspn(at + len, " :,"));
}

/* What came along stays with Slack; its page there leads to it. */
static void read_files(const cJSON *files, struct inbound *in)
{
    size_t n = cJSON_IsArray(files) ? (size_t)cJSON_GetArraySize(files) : 0;
    struct attached *list;

    if (n == 0)
        return;
    in->n_files = n < FILES_MOST ? n : FILES_MOST;
    in->files = list = TAKE_N(in->arena, in->n_files, struct attached);
    for (size_t i = 0; i < in->n_files; i++) {
        const cJSON *file = cJSON_GetArrayItem(files, (int)i);
        const char *name = json_text(file, "name"), *link = json_text(file, "permalink");

        if (text_empty(name))
            name = json_text(file, "title");
        list[i] = (struct attached){
            .name = arena_copy(in->arena, text_empty(name) ? "file" : name),
            .link = arena_copy(in->arena, link ? link : "")};
        (void)json_int(file, "size", &list[i].bytes);
    }
}

struct inbound *slack_message(const struct slack_self *self, const cJSON *message,
                              const char *channel, const char *team, struct arena *arena)
{
    const char *user = json_text(message, "user"), *ts = json_text(message, "ts");
    const char *text = json_text(message, "text"), *root;
    const char *other = json_text(message, "user_team");
    struct inbound *in;
    bool is_named;

    if (!user || !ts || !text || !channel || !is_said(message) ||
        json_get(message, "bot_id") || strcmp(user, self->user) == 0)
        return NULL;
    in = inbound(arena, IN_WORDS);
    in->event = arena_printf(arena, "%s/%s", channel, ts);
    in->account = account(arena, other ? other : team, user);
    in->conversation = arena_copy(arena, channel);
    root = json_text(message, "thread_ts");
    in->thread = root && strcmp(root, ts) != 0 ? arena_copy(arena, root) : NULL;
    text = without_mention(arena, text, self->user, &is_named);
    in->text = slack_unescape(arena, text, team ? team : "");
    read_files(json_get(message, "files"), in);
    in->is_direct = json_text(message, "channel_type") ? is(message, "channel_type", "im")
                                                       : channel[0] == 'D';
    in->is_addressed = is_named || in->is_direct;
    return in;
}

/* --- people ----------------------------------------------------------------------- */

void slack_face(const cJSON *user, struct face *out)
{
    const char *email = json_text(json_get(user, "profile"), "email");
    const char *zone = json_text(user, "tz"), *locale = json_text(user, "locale");
    bool is_vouched_for = !json_flag(user, "is_stranger") &&
                          !json_flag(user, "is_restricted") &&
                          !json_flag(user, "deleted") && !json_flag(user, "is_bot");

    *out = (struct face){.email = email && is_vouched_for ? email : "",
                         .direct = "",
                         .zone = zone ? zone : "",
                         .locale = locale ? locale : ""};
}

static void decode_person(const cJSON *event, const char *team, struct arena *arena,
                          struct slack_frame *out)
{
    const cJSON *user = json_get(event, "user");
    const char *id = json_text(user, "id"), *theirs = json_text(user, "team_id");

    if (!id)
        return;
    out->what = SLACK_PERSON;
    out->user = account(arena, theirs ? theirs : team, id);
    slack_face(user, &out->face);
    out->face.email = arena_copy(arena, out->face.email);
    out->face.zone = arena_copy(arena, out->face.zone);
    out->face.locale = arena_copy(arena, out->face.locale);
}

/* --- events ----------------------------------------------------------------------- */

/* By its time, so that those of a day stand together (store/homes.h). */
static const char *home_event(const cJSON *event, const char *id, struct arena *arena)
{
    const char *ts = json_text(event, "event_ts");
    long long seconds = ts ? strtoll(ts, NULL, 10) : 0;

    return arena_printf(arena, "home/%010lld/%s", seconds, id ? id : "");
}

static void decode_event(const struct slack_self *self, const cJSON *payload,
                         struct arena *arena, struct slack_frame *out)
{
    const cJSON *event = json_get(payload, "event");
    const char *type = json_text(event, "type"), *team = json_text(payload, "team_id");

    if (is(payload, "type", "app_rate_limited")) {
        out->what = SLACK_LIMITED;
    } else if (!type) {
        return;
    } else if (strcmp(type, "message") == 0 || strcmp(type, "app_mention") == 0) {
        out->in = slack_message(self, event, json_text(event, "channel"), team, arena);
        out->what = out->in ? SLACK_HEARD : SLACK_NOTHING;
        if (out->in && strcmp(type, "app_mention") == 0)
            out->in->is_addressed = true;
    } else if (strcmp(type, "app_home_opened") == 0 && is(event, "tab", "home") &&
               json_text(event, "user")) {
        out->what = SLACK_HOME;
        out->in = inbound(arena, IN_ERRAND);
        out->in->event = home_event(event, json_text(payload, "event_id"), arena);
        out->in->account = account(arena, team, json_text(event, "user"));
    } else if (strcmp(type, "user_change") == 0) {
        decode_person(event, team, arena, out);
    } else if (strcmp(type, "app_uninstalled") == 0 ||
               strcmp(type, "tokens_revoked") == 0) {
        out->what = SLACK_REVOKED;
    }
}

/* --- commands --------------------------------------------------------------------- */

/* The channel may be two people's own: the answer goes back in the ack, to one person. */
static void decode_command(const cJSON *payload, struct arena *arena,
                           struct slack_frame *out)
{
    const char *user = json_text(payload, "user_id"),
               *team = json_text(payload, "team_id");
    const char *channel = json_text(payload, "channel_id");
    const char *text = json_text(payload, "text");
    struct inbound *in;

    if (!user || !json_text(payload, "trigger_id"))
        return;
    in = inbound(arena, IN_WORDS);
    out->what = SLACK_COMMAND;
    out->in = in;
    out->user = arena_copy(arena, user);
    out->channel = arena_copy(arena, channel);
    out->trigger = copy(arena, payload, "trigger_id");
    in->event = arena_printf(arena, "command/%s", out->trigger);
    in->account = account(arena, team, user);
    if (channel && (channel[0] == 'C' || channel[0] == 'G')) {
        in->conversation = out->channel;
        in->place_title = copy(arena, payload, "channel_name");
    }
    in->text = slack_unescape(arena, text ? text : "", team ? team : "");
    if (in->text[strspn(in->text, " ")] == '\0')
        in->text = "help";
    in->is_addressed = true;
    in->answer_way = ANSWER_RETURNED;
}

/* --- buttons ---------------------------------------------------------------------- */

static const char *chosen(const cJSON *action, struct arena *arena)
{
    const cJSON *option = json_get(action, "selected_option");

    return option ? copy(arena, option, "value") : NULL;
}

static void decode_press(const cJSON *payload, struct arena *arena,
                         struct slack_frame *out)
{
    const cJSON *list = json_get(payload, "actions"), *user = json_get(payload, "user");
    const cJSON *action = cJSON_IsArray(list) ? list->child : NULL;
    const cJSON *place = json_get(payload, "container");
    const char *id = json_text(action, "action_id"), *who = json_text(user, "id");
    const char *team = json_text(user, "team_id"), *at = json_text(action, "action_ts");
    struct inbound *in;

    if (!id || !who || !at || strlen(id) < 3 || id[1] != ':')
        return;
    out->user = arena_copy(arena, who);
    out->channel = copy(arena, place, "channel_id");
    out->thread = copy(arena, place, "thread_ts");
    out->trigger = copy(arena, payload, "trigger_id");
    if (!team)
        team = json_text(json_get(payload, "team"), "id");
    in = inbound(arena, IN_PRESS);
    in->event = arena_printf(arena, "press/%s/%s/%s", at, who, id);
    in->account = account(arena, team, who);
    in->conversation = out->channel;
    in->thread = out->thread;
    in->action = arena_copy(arena, id + 2);
    in->is_direct = out->channel && out->channel[0] == 'D';
    in->is_addressed = true;
    out->is_home = is(json_get(payload, "view"), "type", "home");
    in->answer_way = out->is_home ? ANSWER_RETURNED : REFUSAL_RETURNED;
    out->in = in;
    out->what = SLACK_PRESSED;
    if (id[0] == 's') {
        in->value = chosen(action, arena);
    } else if (id[0] == 'f') {
        const char *letter = json_text(action, "value");

        out->what = SLACK_OPEN_FORM;
        out->letter = letter ? strtoll(letter, NULL, 10) : 0;
        out->action = in->action;
        in->kind = IN_ERRAND;
    }
}

/* --- forms ------------------------------------------------------------------------ */

static const char *field_value(const cJSON *block)
{
    const cJSON *element = block ? block->child : NULL;
    const cJSON *option = json_get(element, "selected_option");
    const char *value = json_text(element, "value");

    if (!value)
        value = json_text(element, "selected_date");
    return value || !cJSON_IsObject(option) ? value : json_text(option, "value");
}

/* What was left empty is there too: "". */
static const char *fields_of(const cJSON *view, struct arena *arena)
{
    const cJSON *values = json_get(json_get(view, "state"), "values");
    cJSON *fields = cJSON_CreateObject();

    for (const cJSON *at = cJSON_IsObject(values) ? values->child : NULL; at;
         at = at->next) {
        const char *value = field_value(at);

        if (strncmp(at->string, "in:", 3) == 0)
            cJSON_AddStringToObject(fields, at->string + 3, value ? value : "");
    }
    return json_take_line(arena, fields);
}

static void decode_submission(const cJSON *payload, struct arena *arena,
                              struct slack_frame *out)
{
    const cJSON *view = json_get(payload, "view"), *user = json_get(payload, "user");
    const char *kept = json_text(view, "private_metadata");
    const char *id = json_text(view, "callback_id"), *who = json_text(user, "id");
    const char *team = json_text(user, "team_id"), *slash = NULL;
    const char *trigger = json_text(payload, "trigger_id");
    struct inbound *in;

    if (!id || strncmp(id, "form:", 5) != 0 || !who || !trigger)
        return;
    if (!team)
        team = json_text(json_get(payload, "team"), "id");
    in = inbound(arena, IN_FORM);
    in->event = arena_printf(arena, "form/%s", trigger);
    in->account = account(arena, team, who);
    in->action = arena_copy(arena, id + 5);
    in->fields = fields_of(view, arena);
    in->is_addressed = true;
    out->is_home = text_same(kept, SLACK_AT_HOME);
    in->answer_way = out->is_home ? ANSWER_RETURNED : REFUSAL_RETURNED;
    if (kept && kept[0] && !out->is_home) {
        slash = strchr(kept, '/');
        in->conversation = slash ? arena_copy_bytes(arena, kept, (size_t)(slash - kept))
                                 : arena_copy(arena, kept);
        in->thread = slash ? arena_copy(arena, slash + 1) : NULL;
        in->is_direct = kept[0] == 'D';
    }
    out->what = SLACK_SUBMITTED;
    out->user = arena_copy(arena, who);
    out->in = in;
}

/* --- frames ----------------------------------------------------------------------- */

const char *const slack_unread[] = {"blocks", "attachments", "bot_profile",
                                    "authorizations", NULL};

static void decode_tree(const struct slack_self *self, const cJSON *tree,
                        struct arena *arena, struct slack_frame *out)
{
    const char *type = json_text(tree, "type");
    const cJSON *payload = json_get(tree, "payload");

    out->envelope = copy(arena, tree, "envelope_id");
    if (!type)
        return;
    if (strcmp(type, "hello") == 0) {
        out->what = SLACK_HELLO;
        (void)json_int(tree, "num_connections", &out->connections);
    } else if (strcmp(type, "disconnect") == 0) {
        out->what = SLACK_DISCONNECT;
        out->reason = copy(arena, tree, "reason");
    } else if (!out->envelope) {
        return; /* nothing that we could acknowledge */
    } else if (strcmp(type, "events_api") == 0) {
        decode_event(self, payload, arena, out);
    } else if (strcmp(type, "slash_commands") == 0) {
        decode_command(payload, arena, out);
    } else if (strcmp(type, "interactive") == 0) {
        if (is(payload, "type", "block_actions"))
            decode_press(payload, arena, out);
        else if (is(payload, "type", "view_submission"))
            decode_submission(payload, arena, out);
    }
}

enum rc slack_decode(const struct slack_self *self, const char *bytes, size_t len,
                     struct arena *arena, struct slack_frame *out, struct err *err)
{
    JSON *tree = NULL;

    *out = (struct slack_frame){0};
    TRY(json_read_without(bytes, len, &json_usual, slack_unread, &tree, err));
    if (!cJSON_IsObject(tree))
        return err_set(err, RC_USAGE, "that is no JSON object");
    decode_tree(self, tree, arena, out);
    return RC_OK;
}
