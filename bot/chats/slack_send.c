/*
 * Letters on their way to Slack: at the pace that it allows, and looked up where no
 * answer came.
 *
 * Slack: about one post a second in a channel, a few more in a burst; each method has a
 * limit of its own, told by 429 and Retry-After. What has to wait is held here, so that
 * waiting is no failed attempt.
 */

#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <stdlib.h>
#include <string.h>

enum {
    POST_MS = 1000, /* between posts in a channel */
    POST_BURST = 4,
    EDIT_MS = 1200, /* chat.update: 50 a minute */
    EDIT_BURST = 20,
    CALLS_MOST = 16, /* at once: eight connections, and as many that follow on them */
    PACES = 1024,    /* buckets */
    LOOK_PAGE = 900, /* at once: few calls, for they are counted as well */
    LOOK_MOST = 20000,
    LOOK_BEFORE_MS = 10000
};

enum method { POST, WHISPER, EDIT, METHODS };

static const char *const methods[METHODS] = {[POST] = "chat.postMessage",
                                             [WHISPER] = "chat.postEphemeral",
                                             [EDIT] = "chat.update"};

/* How far ahead of its pace a line of calls is: GCRA. */
struct pace {
    struct pace *next;
    const char *channel;
    int64_t ahead; /* ms, when it would be even again */
    size_t held;   /* of it, waiting here */
};

/* A letter that waits for its turn, or for its answer; in its parcel's arena. */
struct going {
    struct going *next;
    struct slack *slack;
    struct parcel *parcel;
    const char *bytes, *channel;
    struct pace *pace; /* its channel's, or that of edits */
    enum method method;
};

struct slack_sending {
    struct going *first, **end;
    int n_calls;  /* under way */
    bool is_full; /* some that may go wait for one of those to end */
    struct pace *paces[PACES], edits;
    int64_t shut_until[METHODS];
    struct loop_timer *timer;
    int64_t timer_at; /* 0: off */
};

static struct pace *pace_of(struct slack *slack, const struct going *going)
{
    struct slack_sending *sending = slack->sending;
    struct pace **bucket, *at;
    uint32_t hash = 5381;

    if (going->method == EDIT)
        return &sending->edits;
    for (const char *c = going->channel; *c; c++)
        hash = hash * 33 + (unsigned char)*c;
    bucket = &sending->paces[hash % PACES];
    for (at = *bucket; at; at = at->next)
        if (strcmp(at->channel, going->channel) == 0)
            return at;
    at = TAKE(slack->arena, struct pace);
    *at = (struct pace){.next = *bucket,
                        .channel = arena_copy(slack->arena, going->channel)};
    *bucket = at;
    return at;
}

/* How long it must wait still; 0: it may go, and is counted. */
static int64_t wait_of(struct slack *slack, const struct going *going, int64_t now)
{
    struct pace *pace = going->pace;
    int64_t each = going->method == EDIT ? EDIT_MS : POST_MS;
    int64_t burst = (going->method == EDIT ? EDIT_BURST : POST_BURST) * each;
    int64_t shut = slack->sending->shut_until[going->method] - now;

    if (shut > 0)
        return shut;
    if (pace->ahead < now)
        pace->ahead = now;
    if (pace->ahead + each - now > burst)
        return pace->ahead + each - now - burst;
    pace->ahead += each;
    return 0;
}

static void look_again_after(struct slack_sending *sending, int64_t now, int64_t wait)
{
    if (sending->timer_at && sending->timer_at <= now + wait)
        return;
    sending->timer_at = now + wait;
    loop_timer_set(sending->timer, wait);
}

static void run(struct slack *slack);

static void hold(struct going *going)
{
    struct slack_sending *sending = going->slack->sending;

    going->next = NULL;
    going->pace->held++;
    *sending->end = going;
    sending->end = &going->next;
}

static void went(struct parcel *parcel, enum sent how, const char *ref, int64_t after,
                 const char *detail)
{
    parcel->went(parcel, how, ref, after, detail);
}

/* What is not there any more needs no change. */
static bool is_moot(const struct going *going, const char *error)
{
    return going->method == EDIT && (strcmp(error, "message_not_found") == 0 ||
                                     strcmp(error, "cant_update_message") == 0 ||
                                     strcmp(error, "edit_window_closed") == 0);
}

static const char *ref_of(const struct going *going, const struct slack_answer *answer)
{
    const char *ts = json_text(answer->tree, "ts");
    const char *channel = json_text(answer->tree, "channel");

    if (!ts)
        ts = json_text(answer->tree, "message_ts");
    return arena_printf(going->parcel->arena, "%s/%s", channel ? channel : going->channel,
                        ts ? ts : "");
}

/* It stands there; its file follows, if it has one. */
static void arrived(struct slack *slack, struct parcel *parcel, const char *ref,
                    bool was_found)
{
    if (!slack_file_follow(slack, parcel, ref, was_found))
        went(parcel, SENT_OK, ref, -1, "");
}

static void on_sent(void *arg, const struct slack_answer *answer)
{
    struct going *going = arg;
    struct slack *slack = going->slack;
    struct slack_sending *sending = slack->sending;
    struct parcel *parcel = going->parcel;
    const char *why =
        text_empty(answer->detail)
            ? answer->error
            : arena_printf(parcel->arena, "%s: %s", answer->error, answer->detail);

    sending->n_calls--;
    if (answer->how == SENT_OK) {
        arrived(slack, parcel, ref_of(going, answer), false);
    } else if (answer->how == SENT_LATER && answer->retry_after_ms >= 0 &&
               !answer->is_final && !slack->is_closing) {
        sending->shut_until[going->method] = slack_now(slack) + answer->retry_after_ms;
        hold(going);
        look_again_after(sending, slack_now(slack), answer->retry_after_ms);
    } else if (is_moot(going, answer->error)) {
        went(parcel, SENT_OK, parcel->letter.edits_ref, -1, "");
    } else {
        went(parcel, answer->how, "", answer->retry_after_ms, why);
    }
    if (!slack->is_closing && sending->is_full)
        run(slack);
}

static void start(struct going *going)
{
    going->slack->sending->n_calls++;
    slack_call(going->slack->bot->http, &going->slack->settings,
               &(struct slack_call){.method = methods[going->method],
                                    .body = going->bytes,
                                    .is_safe = going->method == EDIT,
                                    .done = on_sent,
                                    .arg = going});
}

/* Starts all that may go now; the timer stands for the next. */
static void run(struct slack *slack)
{
    struct slack_sending *sending = slack->sending;
    struct going **at = &sending->first;
    int64_t now = slack_now(slack), next = 0;

    while (*at && sending->n_calls < CALLS_MOST) {
        struct going *going = *at;
        int64_t wait = wait_of(slack, going, now);

        if (wait > 0) {
            next = next == 0 || wait < next ? wait : next;
            at = &going->next;
        } else {
            *at = going->next;
            if (!*at)
                sending->end = at;
            going->pace->held--;
            start(going);
        }
    }
    sending->is_full = *at != NULL;
    if (next > 0)
        look_again_after(sending, now, next);
}

/* By our clock it may have fired a little early: who must wait still sets it again. */
static void on_pace(void *arg)
{
    struct slack *slack = arg;

    slack->sending->timer_at = 0;
    run(slack);
}

/* Whoever is held waits for a pace, or for the end of a call: so this one is looked at
 * alone, and goes before none of its own. */
static void start_or_hold(struct going *going)
{
    struct slack *slack = going->slack;
    struct slack_sending *sending = slack->sending;
    int64_t now = slack_now(slack), wait;

    if (sending->n_calls >= CALLS_MOST) {
        sending->is_full = true;
        hold(going);
        return;
    }
    if (going->pace->held > 0) {
        hold(going); /* a timer stands for those before it */
        return;
    }
    wait = wait_of(slack, going, now);
    if (wait == 0) {
        start(going);
        return;
    }
    hold(going);
    look_again_after(sending, now, wait);
}

static struct slack_sending *sending_of(struct slack *slack)
{
    if (!slack->sending) {
        slack->sending = TAKE(slack->arena, struct slack_sending);
        slack->sending->end = &slack->sending->first;
        slack->sending->timer = loop_timer_new(slack->bot->loop, on_pace, slack);
    }
    return slack->sending;
}

void slack_send(void *self, struct parcel *parcel, const char *bytes, size_t len)
{
    struct slack *slack = self;
    const struct letter *letter = &parcel->letter;
    struct going *going = TAKE(parcel->arena, struct going);
    const char *where = letter->edits ? letter->edits_ref : letter->lane, *ts;
    bool is_private = !text_empty(letter->only_for);

    (void)len;
    if (letter->edits && is_private) {
        /* What one person alone saw cannot be changed by us. */
        went(parcel, SENT_OK, letter->edits_ref, -1, "");
        return;
    }
    *going = (struct going){.slack = slack,
                            .parcel = parcel,
                            .bytes = bytes,
                            .channel = where,
                            .method = letter->edits ? EDIT
                                      : is_private  ? WHISPER
                                                    : POST};
    (void)slack_split(where, parcel->arena, &going->channel, &ts);
    (void)sending_of(slack);
    going->pace = pace_of(slack, going);
    start_or_hold(going);
}

void slack_sending_close(struct slack *slack)
{
    struct going *going = slack->sending ? slack->sending->first : NULL;

    slack_files_close(slack);
    if (!slack->sending)
        return;
    slack->sending->first = NULL;
    slack->sending->end = &slack->sending->first;
    loop_timer_free(slack->sending->timer);
    while (going) {
        struct going *next = going->next;

        went(going->parcel, SENT_LATER, "", 0, "we stop");
        going = next;
    }
}

/* --- looking it up ---------------------------------------------------------------- */

struct search {
    struct slack *slack;
    struct parcel *parcel;
    const char *channel, *thread, *oldest;
    const char *cursor; /* of a page behind the first */
    int per, n_looked;
};

static void look_on(struct search *search);

/* Ours, by the key that it carries. */
static const char *find_ours(const struct search *search, const cJSON *messages)
{
    for (const cJSON *at = cJSON_IsArray(messages) ? messages->child : NULL; at;
         at = at->next) {
        const cJSON *metadata = json_get(at, "metadata");
        const char *key = json_text(json_get(metadata, "event_payload"), "op");
        const char *bot = json_text(at, "bot_id"), *ours = search->slack->self.bot;

        if (text_same(json_text(metadata, "event_type"), "dealbell") &&
            text_same(key, search->parcel->letter.key) &&
            (text_empty(ours) || text_same(bot, ours)))
            return json_text(at, "ts");
    }
    return NULL;
}

static void on_history(void *arg, const struct slack_answer *answer)
{
    struct search *search = arg;
    struct parcel *parcel = search->parcel;
    const char *cursor =
        json_text(json_get(answer->tree, "response_metadata"), "next_cursor");
    const char *ts;

    if (answer->is_too_much && search->per > 1) {
        search->per = (search->per + 7) / 8;
        look_on(search);
        return;
    }
    if (answer->how != SENT_OK) {
        went(parcel, SENT_UNSURE, "", answer->retry_after_ms, answer->error);
        return;
    }
    ts = find_ours(search, json_get(answer->tree, "messages"));
    search->n_looked += search->per;
    if (ts) {
        arrived(search->slack, parcel,
                arena_printf(parcel->arena, "%s/%s", search->channel, ts), true);
    } else if (!text_empty(cursor) && search->n_looked < LOOK_MOST) {
        search->cursor = arena_copy(parcel->arena, cursor);
        look_on(search);
    } else {
        went(parcel, SENT_LATER, "", 0, "it is not there");
    }
}

static void look_on(struct search *search)
{
    struct slack *slack = search->slack;
    struct arena *arena = search->parcel->arena;
    const char *body = slack_form(arena, "channel", search->channel, "oldest",
                                  search->oldest, "include_all_metadata", "true", "limit",
                                  arena_printf(arena, "%d", search->per),
                                  search->cursor ? "cursor" : NULL, search->cursor, NULL);

    slack_history(slack, arena, body, search->thread, on_history, search);
}

void slack_look(void *self, struct parcel *parcel)
{
    const struct letter *letter = &parcel->letter;
    struct search *search;

    /* A change may simply be made again; what one person alone sees leaves no trace to
     * find, and is better said twice than not at all. */
    if (letter->edits || !text_empty(letter->only_for)) {
        went(parcel, SENT_LATER, "", 0, "goes again");
        return;
    }
    search = TAKE(parcel->arena, struct search);
    *search = (struct search){
        .slack = self,
        .parcel = parcel,
        .channel = letter->lane,
        .per = LOOK_PAGE,
        .oldest = arena_printf(parcel->arena, "%lld.000000",
                               (long long)(letter->made_at - LOOK_BEFORE_MS) / 1000)};
    (void)slack_split(letter->lane, parcel->arena, &search->channel, &search->thread);
    look_on(search);
}
