/* What Mattermost's websocket and lists say, read once into what we need of it. Pure. */

#include "bot/chats/mattermost_inside.h"

#include "base/text.h"

#include <string.h>

enum { LEAST_CHANNEL = 40 }; /* bytes, with its id and type */

/* A post may hold 16,383 characters and props of 800,000; the frame has them as text in
 * JSON in JSON. */
static const struct json_limits frame_limits = {
    .bytes = (size_t)4 * 1024 * 1024, .depth = 16, .values = 20000};
static const struct json_limits list_limits = {
    .bytes = (size_t)16 * 1024 * 1024, .depth = 32, .values = 200000};

static enum rc strange(struct err *err, const char *what)
{
    (void)err_set(
        err, RC_USAGE,
        IN(err, "this is nothing that Mattermost says", "这不是 Mattermost 的消息"));
    (void)err_broken(err, "%s", what);
    err->rc = RC_USAGE;
    return RC_USAGE;
}

enum rc mm_status(int status)
{
    if (status >= 200 && status < 300)
        return RC_OK;
    if (status == 401)
        return RC_DENIED;
    if (status == 501) /* not on this server: files, where they are switched off */
        return RC_RULE;
    return status == 429 || status >= 500 ? RC_AGAIN : RC_RULE;
}

bool mm_is_id(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";

    return text && strlen(text) == MM_ID && strspn(text, letters) == MM_ID;
}

static const char *text_of(const cJSON *object, const char *key, struct arena *arena)
{
    const char *text = json_text(object, key);

    return text ? arena_copy(arena, text) : "";
}

static int64_t int_of(const cJSON *object, const char *key)
{
    int64_t n = 0;

    return json_int(object, key, &n) ? n : 0;
}

/* from_bot and from_webhook are the text "true" (or, in some versions, the value); any
 * user can set them, and who does is not heard. */
static bool says_true(const cJSON *object, const char *key)
{
    return json_flag(object, key) || text_same(json_text(object, key), "true");
}

/* What a file is stands in the metadata, in the order of the ids; not in all lists. */
static void read_files(const cJSON *object, struct arena *arena, struct mm_post *post)
{
    const cJSON *ids = json_get(object, "file_ids");
    const cJSON *known = json_get(json_get(object, "metadata"), "files");
    size_t n = cJSON_IsArray(ids) ? (size_t)cJSON_GetArraySize(ids) : 0;
    struct attached *files;

    if (n == 0)
        return;
    post->n_files = n < MM_FILES_MOST ? n : MM_FILES_MOST;
    post->files = files = TAKE_N(arena, post->n_files, struct attached);
    for (size_t i = 0; i < post->n_files; i++) {
        const cJSON *file = cJSON_GetArrayItem(known, (int)i);
        const char *name = text_of(file, "name", arena);

        files[i] = (struct attached){
            .name = name[0] ? name : "file", .link = "", .bytes = int_of(file, "size")};
    }
}

struct mm_post *mm_copy_post(const struct mm_post *post, struct arena *arena)
{
    struct mm_post *copy = TAKE(arena, struct mm_post);
    struct attached *files = TAKE_N(arena, post->n_files + 1, struct attached);

    *copy = *post;
    copy->id = arena_copy(arena, post->id);
    copy->user = arena_copy(arena, post->user);
    copy->channel = arena_copy(arena, post->channel);
    copy->root = arena_copy(arena, post->root);
    copy->text = arena_copy(arena, post->text);
    copy->type = arena_copy(arena, post->type);
    copy->key = arena_copy(arena, post->key);
    copy->joined = arena_copy(arena, post->joined);
    for (size_t i = 0; i < post->n_files; i++)
        files[i] = (struct attached){.name = arena_copy(arena, post->files[i].name),
                                     .link = arena_copy(arena, post->files[i].link),
                                     .bytes = post->files[i].bytes};
    copy->files = files;
    return copy;
}

/* The server tells the channel of who was put into it, and of who came by themselves. */
static const char *joined(const struct mm_post *post, const cJSON *props,
                          struct arena *arena)
{
    if (strcmp(post->type, "system_add_to_channel") == 0)
        return text_of(props, "addedUserId", arena);
    return strcmp(post->type, "system_join_channel") == 0 ? post->user : "";
}

enum rc mm_read_post(const cJSON *object, struct arena *arena, struct mm_post *out,
                     struct err *err)
{
    const cJSON *props = json_get(object, "props");
    struct mm_post post = {.id = text_of(object, "id", arena),
                           .user = text_of(object, "user_id", arena),
                           .channel = text_of(object, "channel_id", arena),
                           .root = text_of(object, "root_id", arena),
                           .text = text_of(object, "message", arena),
                           .type = text_of(object, "type", arena),
                           .key = text_of(props, "dealbell_key", arena),
                           .made_at = int_of(object, "create_at"),
                           .edited_at = int_of(object, "edit_at"),
                           .deleted_at = int_of(object, "delete_at"),
                           .is_old = !text_empty(json_text(object, "original_id"))};

    if (!mm_is_id(post.id) || !mm_is_id(post.user) || !mm_is_id(post.channel) ||
        (post.root[0] && !mm_is_id(post.root)))
        return strange(err, "a post without its ids");
    post.is_machine = strncmp(post.type, "system_", 7) == 0 ||
                      says_true(props, "from_bot") || says_true(props, "from_webhook");
    post.joined = joined(&post, props, arena);
    read_files(object, arena, &post);
    *out = post;
    return RC_OK;
}

static enum rc read_inner(const cJSON *data, const char *key, cJSON **out,
                          struct err *err)
{
    const char *text = json_text(data, key);

    if (!text)
        return strange(err, "an event without what it is about");
    return json_read(text, strlen(text), &frame_limits, out, err);
}

static enum rc read_posted(const cJSON *data, struct arena *arena, struct mm_frame *out,
                           struct err *err)
{
    const char *type = json_text(data, "channel_type");
    JSON *post = NULL;

    TRY(read_inner(data, "post", &post, err));
    if (type)
        out->channel_type = type[0];
    out->channel_title = text_of(data, "channel_display_name", arena);
    out->mentions_us = !text_empty(json_text(data, "mentions"));
    return mm_read_post(post, arena, &out->post, err);
}

static enum rc read_reaction(const cJSON *data, struct arena *arena, struct mm_frame *out,
                             struct err *err)
{
    JSON *reaction = NULL;

    TRY(read_inner(data, "reaction", &reaction, err));
    out->user = text_of(reaction, "user_id", arena);
    out->on_post = text_of(reaction, "post_id", arena);
    out->emoji = text_of(reaction, "emoji_name", arena);
    if (!mm_is_id(out->user) || !mm_is_id(out->on_post))
        return strange(err, "a reaction without its ids");
    return RC_OK;
}

static enum rc read_person_event(const cJSON *data, struct arena *arena,
                                 struct mm_frame *out, struct err *err)
{
    out->user = text_of(json_get(data, "user"), "id", arena);
    return mm_is_id(out->user) ? RC_OK : strange(err, "a profile without its id");
}

static enum rc read_hello(const cJSON *data, struct arena *arena, struct mm_frame *out,
                          struct err *err)
{
    out->connection = text_of(data, "connection_id", arena);
    return mm_is_id(out->connection) ? RC_OK : strange(err, "a hello without its id");
}

static const struct event {
    const char *name;
    enum mm_what what;
    enum rc (*read)(const cJSON *data, struct arena *arena, struct mm_frame *out,
                    struct err *err);
} events[] = {
    {"hello", MM_HELLO, read_hello},
    {"posted", MM_POSTED, read_posted},
    {"post_edited", MM_EDITED, read_posted},
    {"post_deleted", MM_DELETED, read_posted},
    {"reaction_added", MM_REACTION, read_reaction},
    {"user_updated", MM_PERSON, read_person_event},
    {"direct_added", MM_CHANNEL, NULL},
    {"group_added", MM_CHANNEL, NULL},
    {"user_added", MM_CHANNEL, NULL},
};

static enum rc read_event(const cJSON *object, const char *name, struct arena *arena,
                          struct mm_frame *out, struct err *err)
{
    const cJSON *broadcast = json_get(object, "broadcast");

    if (!json_int(object, "seq", &out->seq) || out->seq < 0)
        return strange(err, "an event without its number");
    out->channel = text_of(broadcast, "channel_id", arena);
    for (size_t i = 0; i < COUNT(events); i++) {
        if (strcmp(events[i].name, name) != 0)
            continue;
        out->what = events[i].what;
        return events[i].read ? events[i].read(json_get(object, "data"), arena, out, err)
                              : RC_OK;
    }
    return RC_OK;
}

enum rc mm_read_frame(const char *bytes, size_t len, struct arena *arena,
                      struct mm_frame *out, struct err *err)
{
    struct mm_frame frame = {.seq = -1,
                             .connection = "",
                             .channel_title = "",
                             .user = "",
                             .channel = "",
                             .on_post = "",
                             .emoji = ""};
    JSON *object = NULL;
    const char *event, *status;

    TRY(json_read(bytes, len, &frame_limits, &object, err));
    event = json_text(object, "event");
    status = json_text(object, "status");
    if (event)
        TRY(read_event(object, event, arena, &frame, err));
    else if (status)
        frame.what = strcmp(status, "OK") == 0 ? MM_OK : MM_FAIL;
    else
        return strange(err, "neither an event nor an answer");
    *out = frame;
    return RC_OK;
}

/* `posts` holds the roots of threads too: what is in `order` counts, the newest first in
 * it. */
enum rc mm_read_posts(const char *bytes, size_t len, struct arena *arena,
                      struct mm_post **out, size_t *n, struct err *err)
{
    const cJSON *order, *posts, *id;
    JSON *object = NULL;
    size_t count, at;

    TRY(json_read(bytes, len, &list_limits, &object, err));
    order = json_get(object, "order");
    posts = json_get(object, "posts");
    if (!cJSON_IsArray(order) || !cJSON_IsObject(posts))
        return strange(err, "a list of posts without its order");
    count = at = (size_t)cJSON_GetArraySize(order);
    *out = TAKE_N(arena, count + 1, struct mm_post);
    cJSON_ArrayForEach(id, order)
    {
        const cJSON *post = cJSON_IsString(id) ? json_get(posts, id->valuestring) : NULL;

        if (!post)
            return strange(err, "a list that names a post it does not hold");
        TRY(mm_read_post(post, arena, &(*out)[--at], err));
    }
    *n = count;
    return RC_OK;
}

static const char *skip(const char *at, const char *end, const char *what)
{
    while (at < end && *at && strchr(what, *at))
        at++;
    return at;
}

/* The end of the object that begins at `at`; NULL: it has none before `end`. */
static const char *object_end(const char *at, const char *end)
{
    bool is_text = false;
    int depth = 0;

    for (; at < end; at++) {
        if (is_text && *at == '\\')
            at++;
        else if (*at == '"')
            is_text = !is_text;
        else if (!is_text && *at == '{')
            depth++;
        else if (!is_text && *at == '}' && --depth == 0)
            return at + 1;
    }
    return NULL;
}

static void read_channel(const cJSON *object, struct arena *arena, struct mm_channel *out,
                         size_t *n)
{
    const char *id = json_text(object, "id"), *type = json_text(object, "type");
    const char *title = json_text(object, "display_name");

    if (!mm_is_id(id) || text_empty(type))
        return;
    out[*n] = (struct mm_channel){.id = arena_copy(arena, id),
                                  .title = arena_copy(arena, title ? title : ""),
                                  .type = type[0]};
    (void)json_int(object, "last_post_at", &out[*n].last_at);
    ++*n;
}

/* One channel after the other: the tree of them all would be too large. */
enum rc mm_read_channels(const char *bytes, size_t len, struct arena *arena,
                         struct mm_channel **out, size_t *n, struct err *err)
{
    const char *end = bytes + len, *at, *next;
    size_t room = len / LEAST_CHANNEL + 1;

    *n = 0;
    *out = TAKE_N(arena, room, struct mm_channel);
    at = skip(bytes, end, " \t\r\n");
    if (at == end || *at != '[')
        return strange(err, "no list of channels");
    for (at = skip(at + 1, end, " \t\r\n"); at < end && *at == '{';
         at = skip(next, end, " \t\r\n,")) {
        JSON *object = NULL;

        next = object_end(at, end);
        if (!next)
            break;
        TRY(json_read(at, (size_t)(next - at), &json_usual, &object, err));
        read_channel(object, arena, *out, n);
    }
    return at < end && *at == ']' ? RC_OK : strange(err, "a list without its end");
}

static size_t count_reactions(const cJSON *posts)
{
    const cJSON *post;
    size_t n = 0;

    cJSON_ArrayForEach(post, posts) n +=
        (size_t)cJSON_GetArraySize(json_get(json_get(post, "metadata"), "reactions"));
    return n;
}

enum rc mm_read_reactions(const char *bytes, size_t len, struct arena *arena,
                          struct mm_reaction **out, size_t *n, struct err *err)
{
    const cJSON *posts, *post, *from;
    JSON *object = NULL;

    TRY(json_read(bytes, len, &list_limits, &object, err));
    posts = json_get(object, "posts");
    *out = TAKE_N(arena, count_reactions(posts) + 1, struct mm_reaction);
    *n = 0;
    cJSON_ArrayForEach(post, posts)
    {
        cJSON_ArrayForEach(from, json_get(json_get(post, "metadata"), "reactions"))
        {
            struct mm_reaction *reaction = &(*out)[*n];

            *reaction = (struct mm_reaction){.post = text_of(from, "post_id", arena),
                                             .user = text_of(from, "user_id", arena),
                                             .emoji = text_of(from, "emoji_name", arena),
                                             .made_at = int_of(from, "create_at")};
            *n += mm_is_id(reaction->post) && mm_is_id(reaction->user);
        }
    }
    return RC_OK;
}

const char *mm_older(const struct mm_post *posts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (posts[i].made_at > posts[0].made_at)
            return posts[i].id;
    return NULL;
}

const char *mm_newer(const struct mm_post *posts, size_t n)
{
    for (size_t i = n; i > 0; i--)
        if (posts[i - 1].made_at < posts[n - 1].made_at)
            return posts[i - 1].id;
    return NULL;
}

/* --- people ------------------------------------------------------------------------- */

/* Values are texts, in places truth values; the one that is switched on counts. */
static const char *zone_of(const cJSON *zone, struct arena *arena)
{
    return text_of(zone,
                   says_true(zone, "useAutomaticTimezone") ? "automaticTimezone"
                                                           : "manualTimezone",
                   arena);
}

static const char *name_of(const cJSON *object, const char *username, struct arena *arena)
{
    const char *first = text_of(object, "first_name", arena);
    const char *last = text_of(object, "last_name", arena);
    const char *nickname = text_of(object, "nickname", arena);

    if (nickname[0])
        return nickname;
    if (first[0] && last[0])
        return arena_printf(arena, "%s %s", first, last);
    return first[0] ? first : last[0] ? last : username;
}

enum rc mm_read_person(const cJSON *object, struct arena *arena, struct mm_person *out,
                       struct err *err)
{
    struct mm_person person = {.id = text_of(object, "id", arena),
                               .username = text_of(object, "username", arena),
                               .email = text_of(object, "email", arena),
                               .zone = zone_of(json_get(object, "timezone"), arena),
                               .is_bot = json_flag(object, "is_bot"),
                               .is_gone = int_of(object, "delete_at") != 0};

    if (!mm_is_id(person.id) || !person.username[0])
        return strange(err, "a profile without its id");
    person.name = name_of(object, person.username, arena);
    person.lang =
        strncmp(text_of(object, "locale", arena), "zh", 2) == 0 ? LANG_ZH : LANG_EN;
    *out = person;
    return RC_OK;
}

/* --- what a person wrote ------------------------------------------------------------ */

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-';
}

/* "@dealbell", in any case, at a border of words; a dot behind it may end the sentence.
 * NULL when it is not there. Catch-up posts carry no `mentions`, and "@all" is not meant
 * for us: the text decides. */
static const char *find_mention(const char *text, const char *name)
{
    size_t len = strlen(name);

    for (const char *at = strchr(text, '@'); at; at = strchr(at + 1, '@')) {
        if ((at > text && is_name_char(at[-1])) || strncasecmp(at + 1, name, len) != 0 ||
            is_name_char(at[1 + len]) ||
            (at[1 + len] == '.' && is_name_char(at[2 + len])))
            continue;
        return at;
    }
    return NULL;
}

/* The words without the mention at their beginning or end; within them it stays. */
static const char *without(const char *text, const char *mention, size_t len,
                           struct arena *arena)
{
    const char *behind = mention + len;

    if (strspn(text, " \t\r\n") == (size_t)(mention - text)) {
        behind += strspn(behind, " \t,:");
        if (strncmp(behind, "，", 3) == 0 || strncmp(behind, "：", 3) == 0)
            behind += 3;
        return arena_copy(arena, behind + strspn(behind, " \t"));
    }
    if (behind[strspn(behind, " \t\r\n.")] == '\0')
        return arena_copy_bytes(arena, text, (size_t)(mention - text));
    return text;
}

/* Grows with time within a channel, so that the newest turn of one is where reading goes
 * on; and it names the post, which is the anchor for that. */
const char *mm_event(const struct mm_post *post, struct arena *arena)
{
    return arena_printf(arena, "%s/%013lld/%s", post->channel, (long long)post->made_at,
                        post->id);
}

struct inbound *mm_inbound(const struct mm_post *post, char channel_type, const char *me,
                           const char *name, struct arena *arena)
{
    const char *mention = name[0] ? find_mention(post->text, name) : NULL;
    struct inbound *in;

    if (post->is_machine || post->is_old || post->deleted_at ||
        text_same(post->user, me) || (!post->text[0] && !post->n_files))
        return NULL;
    in = TAKE(arena, struct inbound);
    *in = (struct inbound){
        .kind = IN_WORDS,
        .platform = "mattermost",
        .event = mm_event(post, arena),
        .account = post->user,
        .conversation = post->channel,
        .thread = post->root[0] ? post->root : NULL,
        .text =
            mention ? without(post->text, mention, strlen(name) + 1, arena) : post->text,
        .is_addressed = channel_type == 'D' || mention != NULL,
        .is_direct = channel_type == 'D',
        .files = post->files,
        .n_files = post->n_files,
        .arena = arena,
    };
    return in;
}
