/*
 * A table that is too long for a message comes whole as a file in the message's thread,
 * in Slack's three steps: an address to upload to, the bytes, and sharing it.
 *
 * The letter has gone when its file is there. Steps one and two leave nothing that is
 * seen and are simply made again; whether a file was shared is looked up by its name,
 * which carries the letter's number.
 */

#include "base/log.h"
#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <string.h>

enum {
    BYTES_MS = 60000,
    AGAIN_MS = 2000,
    MOST_TRIES = 8, /* then it is unsure, and the pump looks after it later */
    NAME_MOST = 80
};

enum step { STEP_LOOK, STEP_NAME, STEP_BYTES, STEP_SHARE };

struct slack_file {
    struct slack_file *next;
    struct slack *slack;
    struct parcel *parcel;
    struct loop_timer *timer;
    const char *ref, *channel, *root; /* the message, and the thread of it */
    const char *name, *title, *bytes;
    const char *url, *id; /* from step one */
    enum step step;
    int tries;
    bool is_waiting; /* for its timer */
};

bool slack_has_file(const struct letter *letter, const struct card *card)
{
    return !letter->edits && text_empty(letter->only_for) &&
           !slack_table_fits(&card->table);
}

static void take_step(struct slack_file *file);

static void end(struct slack_file *file, enum sent how, const char *detail)
{
    struct slack_file **at = &file->slack->files;
    struct parcel *parcel = file->parcel;

    while (*at != file)
        at = &(*at)->next;
    *at = file->next;
    loop_timer_free(file->timer);
    parcel->went(parcel, how, how == SENT_OK ? file->ref : "", -1, detail);
}

static void on_timer(void *arg)
{
    struct slack_file *file = arg;

    file->is_waiting = false;
    take_step(file);
}

static void again(struct slack_file *file, enum step step, int64_t after_ms,
                  const char *why)
{
    file->step = step;
    if (file->slack->is_closing || ++file->tries >= MOST_TRIES) {
        end(file, SENT_UNSURE, why);
        return;
    }
    file->is_waiting = true;
    loop_timer_set(file->timer, after_ms >= 0 ? after_ms : AGAIN_MS);
}

/* What Slack does not take as a file is said to the operator, and to the admins where a
 * scope is missing; the message stands. */
static void failed(struct slack_file *file, const struct slack_answer *answer)
{
    if (answer->is_final || answer->how == SENT_REFUSED) {
        log_note(LOG_ERROR, "slack file", "detail", answer->error);
        slack_scope_missing(file->slack, answer, "a long list could not come as a file",
                            "一份长列表未能以文件发出");
        end(file, SENT_OK, "");
        return;
    }
    again(file,
          file->step == STEP_SHARE && answer->how == SENT_UNSURE ? STEP_LOOK
          : file->step == STEP_BYTES                             ? STEP_NAME
                                                                 : file->step,
          answer->retry_after_ms, answer->error);
}

/* --- the steps -------------------------------------------------------------------- */

static bool is_shared(const struct slack_file *file, const cJSON *messages)
{
    for (const cJSON *at = cJSON_IsArray(messages) ? messages->child : NULL; at;
         at = at->next) {
        const cJSON *files = json_get(at, "files");

        for (const cJSON *one = cJSON_IsArray(files) ? files->child : NULL; one;
             one = one->next)
            if (text_same(json_text(one, "name"), file->name))
                return true;
    }
    return false;
}

static void on_looked(void *arg, const struct slack_answer *answer)
{
    struct slack_file *file = arg;

    if (answer->how != SENT_OK) {
        failed(file, answer);
    } else if (is_shared(file, json_get(answer->tree, "messages"))) {
        end(file, SENT_OK, "");
    } else {
        file->step = STEP_NAME;
        take_step(file);
    }
}

static void look(struct slack_file *file, struct arena *arena)
{
    slack_call(
        file->slack->bot->http, &file->slack->settings,
        &(struct slack_call){.method = "conversations.replies",
                             .body = slack_form(arena, "channel", file->channel, "ts",
                                                file->root, "limit", "999", NULL),
                             .is_form = true,
                             .is_safe = true,
                             .is_list = true,
                             .done = on_looked,
                             .arg = file});
}

static void on_named(void *arg, const struct slack_answer *answer)
{
    struct slack_file *file = arg;
    const char *url = json_text(answer->tree, "upload_url");
    const char *id = json_text(answer->tree, "file_id");

    if (answer->how != SENT_OK || !url || !id) {
        failed(file, answer);
        return;
    }
    file->url = arena_copy(file->parcel->arena, url);
    file->id = arena_copy(file->parcel->arena, id);
    file->step = STEP_BYTES;
    take_step(file);
}

static void name(struct slack_file *file, struct arena *arena)
{
    slack_call(
        file->slack->bot->http, &file->slack->settings,
        &(struct slack_call){
            .method = "files.getUploadURLExternal",
            .body = slack_form(arena, "filename", file->name, "length",
                               arena_printf(arena, "%zu", strlen(file->bytes)), NULL),
            .is_form = true,
            .is_safe = true,
            .done = on_named,
            .arg = file});
}

static void on_stored(void *arg, const struct http_answer *answer)
{
    struct slack_file *file = arg;

    if (answer->rc == RC_OK && answer->status == 200) {
        file->step = STEP_SHARE;
        take_step(file);
        return;
    }
    /* An address that has ended is no address: another one is asked for. */
    again(file, STEP_NAME,
          answer->retry_after_s >= 0 ? answer->retry_after_s * 1000LL : -1,
          "the file's bytes were not taken");
}

static void store(struct slack_file *file)
{
    static const struct http_header headers[] = {{"Content-Type", "text/csv"}, {0}};
    const struct http_request request = {.method = "POST",
                                         .url = file->url,
                                         .headers = headers,
                                         .body = file->bytes,
                                         .body_len = strlen(file->bytes),
                                         .timeout_ms = BYTES_MS};

    http_send(file->slack->bot->http, &request, on_stored, file);
}

static void on_shared(void *arg, const struct slack_answer *answer)
{
    struct slack_file *file = arg;

    if (answer->how == SENT_OK)
        end(file, SENT_OK, "");
    else
        failed(file, answer);
}

static void share(struct slack_file *file, struct arena *arena)
{
    cJSON *body = cJSON_CreateObject(), *one = cJSON_CreateObject();

    cJSON_AddItemToArray(cJSON_AddArrayToObject(body, "files"), one);
    cJSON_AddStringToObject(one, "id", file->id);
    cJSON_AddStringToObject(one, "title", file->title);
    cJSON_AddStringToObject(body, "channel_id", file->channel);
    cJSON_AddStringToObject(body, "thread_ts", file->root);
    slack_call(file->slack->bot->http, &file->slack->settings,
               &(struct slack_call){.method = "files.completeUploadExternal",
                                    .body = json_take_line(arena, body),
                                    .done = on_shared,
                                    .arg = file});
}

static void take_step(struct slack_file *file)
{
    struct arena *arena = arena_new_small();

    switch (file->step) {
    case STEP_LOOK:
        look(file, arena);
        break;
    case STEP_NAME:
        name(file, arena);
        break;
    case STEP_BYTES:
        store(file);
        break;
    case STEP_SHARE:
        share(file, arena);
        break;
    }
    arena_free(arena);
}

/* --- of a letter ------------------------------------------------------------------ */

static const char *title_of(const struct letter *letter, const struct card *card,
                            struct arena *arena)
{
    const char *text = text_empty(letter->text) ? card->title : letter->text;
    size_t len = text ? strcspn(text, "\n") : 0;

    return len ? arena_copy_bytes(arena, text, utf8_cut(text, len, NAME_MOST))
               : "Dealbell";
}

bool slack_file_follow(struct slack *slack, struct parcel *parcel, const char *ref,
                       bool may_be_there)
{
    const struct letter *letter = &parcel->letter;
    struct arena *arena = parcel->arena;
    struct slack_file *file;
    struct card card = {0};
    struct err err = {0};
    const char *channel, *ts, *lane;

    /* Most cards have none: those are not read again for that. */
    if (text_empty(letter->card) || !strstr(letter->card, "\"table\":") ||
        card_read(letter->card, arena, &card, &err) != RC_OK ||
        !slack_has_file(letter, &card) || !slack_split(ref, arena, &channel, &ts))
        return false;
    file = TAKE(arena, struct slack_file);
    *file = (struct slack_file){
        .next = slack->files,
        .slack = slack,
        .parcel = parcel,
        .timer = loop_timer_new(slack->bot->loop, on_timer, file),
        .ref = arena_copy(arena, ref),
        .channel = channel,
        .root = ts,
        .name = arena_printf(arena, "dealbell-%lld.csv", (long long)letter->id),
        .title = title_of(letter, &card, arena),
        .bytes = card_csv(&card.table, arena),
        .step = may_be_there ? STEP_LOOK : STEP_NAME};
    if (slack_split(letter->lane, arena, &lane, &ts))
        file->root = ts;
    slack->files = file;
    take_step(file);
    return true;
}

/* Those that wait; what is under way finds that we have closed. */
void slack_files_close(struct slack *slack)
{
    struct slack_file *at = slack->files, *next;

    for (; at; at = next) {
        next = at->next;
        if (at->is_waiting)
            end(at, SENT_UNSURE, "we stop");
    }
}
