/* Letters: made into posts, edited in place, looked for when no answer came. */

#include "bot/chats/mattermost_inside.h"

#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"

#include <string.h>

enum {
    PAGE = 200,
    LOOK_LEAST = 600, /* posts; our clock may be another than the server's */
    LOOK_MOST = 20000,
    RUNNING_MS = 2000,
    REFUSED_MS = 60000
};

static const int64_t skew_ms = 3600LL * 1000; /* between the server's clock and ours */
static const int64_t button_ms =
    90LL * 24 * 3600 * 1000; /* as long as actions are kept */

/* A letter on its way. In the parcel's arena. */
struct trip {
    struct mattermost *mm;
    struct parcel *parcel;
    cJSON *body; /* deleted with the trip's end */
    const char *channel;
    struct mm_file files[MM_FILES_OURS];
    size_t n_files, at_file;
    size_t n_looked; /* posts */
    int per, page;   /* asked for at once, behind `before` */
    const char *before;
};

static void end(struct trip *trip, enum sent how, const char *ref, int64_t again_ms,
                const char *detail)
{
    cJSON_Delete(trip->body);
    trip->parcel->went(trip->parcel, how, ref, again_ms, detail);
}

/* What became of a request; `is_safe`: it may simply be made again. */
static void end_badly(struct trip *trip, const struct mm_answer *answer, bool is_safe)
{
    if (answer->rc == RC_DENIED)
        end(trip, SENT_LATER, "", REFUSED_MS, answer->detail);
    else if (strcmp(answer->id, "api.post.deduplicate_create_post.pending") == 0)
        end(trip, SENT_LATER, "", RUNNING_MS,
            answer->detail); /* the first try still runs */
    else if (answer->rc == RC_AGAIN && answer->was_sent && !is_safe)
        end(trip, SENT_UNSURE, "", answer->retry_after_ms, answer->detail);
    else if (answer->rc == RC_AGAIN)
        end(trip, SENT_LATER, "", answer->retry_after_ms, answer->detail);
    else
        end(trip, SENT_REFUSED, "", -1, answer->detail);
}

/* One key for all tries; of this bot alone: the server's memory of them is shared by all.
 */
static const char *pending_id(const struct trip *trip)
{
    const char *const parts[] = {"pending", trip->mm->me, trip->parcel->letter.key, NULL};

    return secret_seal(trip->parcel->arena, trip->mm->key, parts);
}

static void make_post(struct trip *trip);

static void on_posted(void *arg, const struct mm_answer *answer)
{
    struct trip *trip = arg;
    JSON *made = mm_json(answer);
    const char *id = json_text(made, "id");

    if (mm_is_id(id)) {
        end(trip, SENT_OK, id, -1, NULL);
    } else if (strcmp(answer->id, "api.post.create_post.root_id.app_error") == 0 &&
               json_get(trip->body, "root_id")) {
        /* The thread is gone; the words are not. */
        cJSON_DeleteItemFromObjectCaseSensitive(trip->body, "root_id");
        make_post(trip);
    } else {
        end_badly(trip, answer, false);
    }
}

static void ask_with_body(struct trip *trip, const char *method, const char *path,
                          void (*then)(void *arg, const struct mm_answer *answer))
{
    char *printed = json_print(trip->body);

    mm_ask(trip->mm,
           &(struct mm_call){
               .method = method, .path = path, .body = printed, .len = strlen(printed)},
           then, trip);
    json_release(printed);
}

static void make_post(struct trip *trip)
{
    ask_with_body(trip, "POST", "/posts", on_posted);
}

/* A message that is gone there, or no longer ours to change, shows nothing that is wrong.
 */
static void on_patched(void *arg, const struct mm_answer *answer)
{
    struct trip *trip = arg;

    if (answer->rc == RC_OK || answer->status == 403 || answer->status == 404)
        end(trip, SENT_OK, trip->parcel->letter.edits_ref, -1, NULL);
    else
        end_badly(trip, answer, true);
}

static void patch(struct trip *trip)
{
    ask_with_body(trip, "PUT",
                  arena_printf(trip->parcel->arena, "/posts/%s/patch",
                               trip->parcel->letter.edits_ref),
                  on_patched);
}

/* --- files -------------------------------------------------------------------------- */

/* First the files, then the post that refers to them: what is lost between the two leaves
 * files that nobody sees, and is made again from the start. */
static void upload(struct trip *trip);

static void take_file(struct trip *trip, const char *id)
{
    cJSON *ids = cJSON_GetObjectItemCaseSensitive(trip->body, "file_ids");

    if (!ids)
        ids = cJSON_AddArrayToObject(trip->body, "file_ids");
    cJSON_AddItemToArray(ids, cJSON_CreateString(id));
}

/* The words go without it, as far as they fit, and say so. */
static void leave_out_file(struct trip *trip, const char *why)
{
    const char *words = json_text(trip->body, "message");
    const char *said = trip->files[trip->at_file].is_chinese
                           ? "（服务器未接收所附文件，请联系管理员。）"
                           : "(The server did not take the file; ask an admin.)";

    log_note(LOG_ERROR, "mattermost file", "detail", why);
    said = arena_printf(trip->parcel->arena, "%s%s%s", words ? words : "",
                        text_empty(words) ? "" : "\n", said);
    cJSON_ReplaceItemInObjectCaseSensitive(trip->body, "message",
                                           cJSON_CreateString(said));
}

/* Too large, switched off, or a store that fails the second time as well. */
static bool will_never_do(const struct trip *trip, const struct mm_answer *answer)
{
    return answer->rc == RC_RULE || answer->rc == RC_OK ||
           (answer->rc == RC_AGAIN && answer->status >= 500 &&
            trip->parcel->letter.attempt > 1);
}

static void on_uploaded(void *arg, const struct mm_answer *answer)
{
    struct trip *trip = arg;
    JSON *made = mm_json(answer);
    const char *id = json_text(cJSON_GetArrayItem(json_get(made, "file_infos"), 0), "id");

    if (mm_is_id(id)) {
        take_file(trip, id);
    } else if (will_never_do(trip, answer)) {
        leave_out_file(trip, answer->detail);
    } else {
        end_badly(trip, answer, true);
        return;
    }
    trip->at_file++;
    upload(trip);
}

static void upload(struct trip *trip)
{
    const struct mm_file *file = &trip->files[trip->at_file];

    if (trip->at_file == trip->n_files) {
        make_post(trip);
        return;
    }
    mm_ask(trip->mm,
           &(struct mm_call){.method = "POST",
                             .path = arena_printf(trip->parcel->arena,
                                                  "/files?channel_id=%s&filename=%s",
                                                  trip->channel, file->name),
                             .body = file->bytes,
                             .len = strlen(file->bytes),
                             .type = file->type},
           on_uploaded, trip);
}

/* --- sending ------------------------------------------------------------------------ */

static void send_to(struct trip *trip)
{
    const struct letter *letter = &trip->parcel->letter;
    struct arena *arena = trip->parcel->arena;

    mm_seal_post(trip->body, trip->mm->key, mm_callback(trip->mm, "act", arena),
                 mm_place(trip->channel, mm_number(letter, arena), arena),
                 mm_now(trip->mm) + button_ms, arena);
    if (letter->edits) {
        patch(trip);
        return;
    }
    cJSON_DeleteItemFromObjectCaseSensitive(trip->body, "channel_id");
    cJSON_AddStringToObject(trip->body, "channel_id", trip->channel);
    cJSON_AddStringToObject(trip->body, "pending_post_id", pending_id(trip));
    trip->n_files = mm_files(letter, arena, trip->files);
    upload(trip);
}

/* A plain bot may not speak to one person in a channel (403 of a 9.10): it tells them
 * directly. */
static void on_direct(void *arg, const struct mm_user *user)
{
    struct trip *trip = arg;

    if (!user || !user->direct[0]) {
        end(trip, SENT_LATER, "", -1, "no direct channel with them is known");
        return;
    }
    trip->channel = arena_copy(trip->parcel->arena, user->direct);
    send_to(trip);
}

static struct trip *begin(struct mattermost *mm, struct parcel *parcel)
{
    struct trip *trip = TAKE(parcel->arena, struct trip);
    const char *lane = parcel->letter.lane;

    trip->mm = mm;
    trip->parcel = parcel;
    trip->per = PAGE;
    trip->channel = arena_copy_bytes(parcel->arena, lane, strcspn(lane, "/"));
    return trip;
}

void mm_send(void *self, struct parcel *parcel, const char *bytes, size_t len)
{
    struct mattermost *mm = self;
    struct trip *trip = begin(mm, parcel);
    struct err err = {0};

    if (!mm->me[0]) { /* the server has not said yet who we are */
        end(trip, SENT_LATER, "", -1, "not connected yet");
        return;
    }
    if (json_read(bytes, len, &json_usual, &trip->body, &err) != RC_OK) {
        end(trip, SENT_REFUSED, "", -1, err.said);
        return;
    }
    if (!text_empty(parcel->letter.only_for))
        mm_user(mm, parcel->letter.only_for, on_direct, trip);
    else
        send_to(trip);
}

/* --- looking ------------------------------------------------------------------------ */

static void look_on(struct trip *trip);

static bool is_it(const struct trip *trip, const struct mm_post *post)
{
    return text_same(post->user, trip->mm->me) && !post->is_old &&
           text_same(post->key, trip->parcel->letter.key);
}

/* A page of long posts, or of posts with much in them, may be more than we take. */
static bool looks_at_less(struct trip *trip, const struct mm_answer *answer)
{
    int less = (trip->per + 7) / 8;

    if (trip->per == 1 || (answer->rc != RC_OK && answer->status != 0))
        return false;
    trip->page = trip->page * trip->per / less;
    trip->per = less;
    look_on(trip);
    return true;
}

static void look_further(struct trip *trip, const struct mm_post *posts, size_t n)
{
    const char *older = mm_older(posts, n);

    trip->page = older ? 0 : trip->page + 1;
    trip->before = older ? older : trip->before;
    look_on(trip);
}

/* Back to when the letter was written, however much was said since. */
static bool has_seen_all(const struct trip *trip, const struct mm_post *oldest)
{
    return trip->n_looked >= LOOK_MOST ||
           (trip->n_looked >= LOOK_LEAST &&
            oldest->made_at < trip->parcel->letter.made_at - skew_ms);
}

static void on_looked(void *arg, const struct mm_answer *answer)
{
    struct trip *trip = arg;
    struct mm_post *posts = NULL;
    struct err err = {0};
    size_t n = 0;

    if (answer->rc != RC_OK ||
        mm_read_posts(answer->body, answer->len, trip->parcel->arena, &posts, &n, &err) !=
            RC_OK) {
        if (!looks_at_less(trip, answer))
            end(trip, SENT_UNSURE, "", -1, answer->detail);
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (is_it(trip, &posts[i])) {
            end(trip, SENT_OK, posts[i].id, -1, NULL);
            return;
        }
    trip->n_looked += n;
    if ((int)n < trip->per || has_seen_all(trip, &posts[0]))
        end(trip, SENT_LATER, "", 0, "it had not arrived");
    else
        look_further(trip, posts, n);
}

static void look_on(struct trip *trip)
{
    mm_ask(trip->mm,
           &(struct mm_call){.method = "GET",
                             .path = arena_printf(trip->parcel->arena,
                                                  "/channels/%s/posts?per_page=%d"
                                                  "&page=%d%s%s",
                                                  trip->channel, trip->per, trip->page,
                                                  trip->before ? "&before=" : "",
                                                  trip->before ? trip->before : "")},
           on_looked, trip);
}

static void on_look_direct(void *arg, const struct mm_user *user)
{
    struct trip *trip = arg;

    if (!user || !user->direct[0]) {
        end(trip, SENT_UNSURE, "", -1, "no direct channel with them is known");
        return;
    }
    trip->channel = arena_copy(trip->parcel->arena, user->direct);
    look_on(trip);
}

void mm_look(void *self, struct parcel *parcel)
{
    struct mattermost *mm = self;
    struct trip *trip = begin(mm, parcel);
    const char *bytes = NULL;
    struct err err = {0};
    size_t len = 0;

    if (!mm->me[0]) {
        end(trip, SENT_UNSURE, "", -1, "not connected yet");
    } else if (parcel->letter.edits) { /* an edit may simply be made again */
        if (mm_encode(&parcel->letter, parcel->arena, &bytes, &len, &err) == RC_OK)
            mm_send(self, parcel, bytes, len);
        else
            end(trip, SENT_REFUSED, "", -1, err.said);
    } else if (!text_empty(parcel->letter.only_for)) {
        mm_user(mm, parcel->letter.only_for, on_look_direct, trip);
    } else {
        look_on(trip);
    }
}
