/*
 * mattermost_inside.h - what the files of the Mattermost chat share.
 *
 * _wire, _words, _card, _form and _seal are pure. _rest asks the server, _socket hears
 * it, _catch asks for what was not heard, _calls is asked by it (buttons, dialogs, slash
 * commands).
 */
#pragma once

#include "base/web.h"
#include "base/ws.h"
#include "bot/bot.h"

/* An id of theirs: 26 small letters and digits. */
enum { MM_ID = 26, MM_POST_MOST = 16383, MM_FILES_MOST = 10 };

struct mattermost_settings {
    const char *url, *token, *command_tokens, *signing_key, *callback_url;
};

extern const struct settings mattermost_section;

/* --- the wire ----------------------------------------------------------------------- */

enum mm_what {
    MM_OTHER, /* nothing to us */
    MM_HELLO,
    MM_POSTED,
    MM_EDITED,
    MM_DELETED,
    MM_REACTION,
    MM_PERSON,  /* a profile changed */
    MM_CHANNEL, /* one was opened with us, or we were put into it */
    MM_OK,      /* an answer to an action of ours */
    MM_FAIL
};

struct mm_post {
    const char *id, *user, *channel, *root, *text, *type;
    const char *key;    /* ours, when we wrote it, or "" */
    const char *joined; /* who came into the channel by it, or "" */
    int64_t made_at, edited_at, deleted_at;
    bool is_machine;              /* by a bot, a webhook or the server itself */
    bool is_old;                  /* an older version of an edited one */
    const struct attached *files; /* without links */
    size_t n_files;
};

struct mm_frame {
    enum mm_what what;
    int64_t seq;            /* -1: an answer, which has none */
    const char *connection; /* of MM_HELLO */
    char channel_type;      /* 'O', 'P', 'D', 'G'; 0: not said */
    const char *channel_title;
    bool mentions_us; /* or all */
    struct mm_post post;
    const char *user, *channel, *on_post,
        *emoji; /* of MM_REACTION, MM_PERSON, MM_CHANNEL */
};

/* What an HTTP status means: RC_OK, RC_DENIED (our token), RC_AGAIN, RC_RULE (never). */
enum rc mm_status(int status);

/* One text frame. RC_USAGE when it is none of theirs. Strings live in the arena. */
enum rc mm_read_frame(const char *bytes, size_t len, struct arena *arena,
                      struct mm_frame *out, struct err *err) CHECKED;

/* A post's object; the `order` and `posts` of a list, oldest first. */
enum rc mm_read_post(const cJSON *object, struct arena *arena, struct mm_post *out,
                     struct err *err) CHECKED;
enum rc mm_read_posts(const char *bytes, size_t len, struct arena *arena,
                      struct mm_post **out, size_t *n, struct err *err) CHECKED;

/* The list of all channels that somebody is in, as a server with thousands has them. */
struct mm_channel {
    const char *id, *title;
    char type;
    int64_t last_at; /* of its newest post; 0: none */
};

enum rc mm_read_channels(const char *bytes, size_t len, struct arena *arena,
                         struct mm_channel **out, size_t *n, struct err *err) CHECKED;

/* The reactions on the posts of such a list, in no order. */
struct mm_reaction {
    const char *post, *user, *emoji;
    int64_t made_at;
};

enum rc mm_read_reactions(const char *bytes, size_t len, struct arena *arena,
                          struct mm_reaction **out, size_t *n, struct err *err) CHECKED;

/* A copy that lives in the arena with all that it holds. */
struct mm_post *mm_copy_post(const struct mm_post *post, struct arena *arena);

/* Where a full page of posts goes on, towards the older or the newer ones: the post to be
 * asked `before` or `after`. Both are strict, and a page may end within a millisecond, so
 * that pages overlap by it. NULL when the page is of one millisecond alone. */
const char *mm_older(const struct mm_post *posts, size_t n);
const char *mm_newer(const struct mm_post *posts, size_t n);

/* A person's profile. */
struct mm_person {
    const char *id, *username, *name, *email, *zone;
    enum lang lang;
    bool is_bot, is_gone;
};

enum rc mm_read_person(const cJSON *object, struct arena *arena, struct mm_person *out,
                       struct err *err) CHECKED;

/* What a person wrote, as the desk takes it; NULL when it is not for us: our own words, a
 * machine's, an edit. `name` is ours there, "dealbell"; a mention of it is taken off. */
struct inbound *mm_inbound(const struct mm_post *post, char channel_type, const char *me,
                           const char *name, struct arena *arena);

/* The inbox's name for a post: "CHANNEL/MILLISECONDS/POST". */
const char *mm_event(const struct mm_post *post, struct arena *arena);

bool mm_is_id(const char *text);

/* --- words -------------------------------------------------------------------------- */

/* Plain words as Markdown that reads as they do: no mention, image or link of theirs
 * comes alive. What stands between two backticks of one line stays code. */
void mm_words(struct text *out, const char *words);
void mm_cell(struct text *out, const char *words); /* within a table's row */

/* --- cards -------------------------------------------------------------------------- */

/* A letter as the body of a post, without what only the sender knows: the buttons are not
 * sealed. */
enum rc mm_encode(const struct letter *letter, struct arena *arena, const char **bytes,
                  size_t *len, struct err *err) CHECKED;

/* What comes as files beside a new letter's post, where it holds but the beginning: words
 * past 16,383 characters, a table of more than a hundred rows. At most MM_FILES_OURS. */
enum { MM_FILES_OURS = 2 };

struct mm_file {
    const char *name, *type, *bytes; /* text */
    bool is_chinese;                 /* its reader */
};

size_t mm_files(const struct letter *letter, struct arena *arena, struct mm_file *out);
bool mm_is_too_many(const struct letter *letter, const struct card *card);
/* The first rows, and word of the file. */
void mm_show_few(struct card *card, struct arena *arena);

/* The number of the message that a letter makes or changes: the same for all its edits.
 */
const char *mm_number(const struct letter *letter, struct arena *arena);

/* The card's form, as a button's context carries it; and that text as a dialog. */
const char *mm_form_print(const struct card_form *form, const char *title,
                          const char *why, struct arena *arena);
cJSON *mm_dialog(const char *form, struct arena *arena, const char **action,
                 struct err *err);

/* A submission as the fields of an IN_FORM: texts only, empty ones left out. */
const char *mm_fields(const cJSON *submission, struct arena *arena);

/* --- seals -------------------------------------------------------------------------- */

/* What a button's context or a dialog's state holds, sealed: HMAC-SHA256 under the chat's
 * key. */
struct mm_seal {
    const char
        *use; /* "press", "pick", "open" in a context; "form" in a dialog's state */
    const char *what;  /* the action's id; of "open" the form */
    const char *place; /* mm_place */
    int64_t until;
};

/* Where a seal holds: "CHANNEL/WHOM", with the number of our message there (what its post
 * has as dealbell_post), or with the one person who sees the card or fills the form. */
const char *mm_place(const char *channel, const char *whom, struct arena *arena);

const char *mm_seal(const char *key, const struct mm_seal *seal, struct arena *arena);
bool mm_sealed(const char *key, const struct mm_seal *seal, const char *sealed,
               struct arena *arena);

/* What the server sends for a press, a submission, a slash command; strings live in the
 * arena, none is NULL. The seals are read, not checked. RC_USAGE when it is none. */
struct mm_press {
    const char *user, *channel, *channel_name, *post, *trigger;
    const char *option; /* of a menu */
    struct mm_seal seal;
    const char *sealed;
};

struct mm_submission {
    const char *user;
    const char *channel; /* where the form was opened; not where the client says it is */
    const char *state;
    const char *fields; /* as an IN_FORM has them */
    struct mm_seal seal;
    const char *sealed;
    bool is_cancelled;
};

struct mm_command {
    const char *user, *channel, *channel_name, *token, *trigger, *text;
};

enum rc mm_read_press(const char *bytes, size_t len, struct arena *arena,
                      struct mm_press *out, struct err *err) CHECKED;
enum rc mm_read_submission(const char *bytes, size_t len, struct arena *arena,
                           struct mm_submission *out, struct err *err) CHECKED;
enum rc mm_read_command(const char *body, struct arena *arena, struct mm_command *out,
                        struct err *err) CHECKED; /* NUL-terminated */

/* Sets url and seal of every button in a post's body. */
void mm_seal_post(cJSON *body, const char *key, const char *url, const char *place,
                  int64_t until, struct arena *arena);

/* A dialog's state: "ACTION|CHANNEL|UNTIL|SEAL". */
const char *mm_state(const char *key, const char *action, const char *channel,
                     const char *user, int64_t until, struct arena *arena);

/* --- the server --------------------------------------------------------------------- */

struct mattermost;

struct mm_call {
    const char *method, *path; /* below /api/v4 */
    const char *body;
    size_t len;
    const char *type; /* of the body; NULL: JSON */
};

struct mm_answer {
    enum rc rc; /* RC_OK: a 2xx; RC_AGAIN: may work later; RC_DENIED: our token is bad;
                   RC_RULE: never */
    bool is_too_long; /* with RC_AGAIN: past 16 MiB */
    bool was_sent;    /* with RC_AGAIN: the request may have been done */
    int status;       /* 0: no answer came */
    const char *body; /* live until `done` returns, like all in here */
    size_t len;
    const char *id;         /* of their error, or "" */
    int64_t retry_after_ms; /* -1: not said */
    const char *detail;
};

/* Asks; at most a few at once, and none while the server says 429: what it refused so
 * goes again by itself, however often. Copies what it needs. `then` is called once; after
 * mm_rest_close with RC_AGAIN. */
void mm_ask(struct mattermost *mm, const struct mm_call *call,
            void (*then)(void *arg, const struct mm_answer *answer), void *arg);
void mm_rest_close(struct mattermost *mm);

/* A JSON answer of a call that went well; NULL when it is none. The caller deletes it. */
cJSON *mm_json(const struct mm_answer *answer);

/* The websocket: opened, kept, resumed. What it hears goes to mm_hear_frame; a new
 * connection begins a catch-up. */
void mm_socket_open(struct mattermost *mm);
void mm_socket_close(struct mattermost *mm);

/* --- who and what ------------------------------------------------------------------- */

struct mm_user;

/* Who waits for a person's profile. */
struct mm_waiter {
    struct mm_waiter *next;
    void (*then)(void *arg, const struct mm_user *user);
    void *arg;
};

/* A person there, as far as we have asked. */
struct mm_user {
    struct mm_user *next;
    struct mm_person person;
    const char *direct; /* the channel of our direct messages, "" until known */
    bool is_asked, is_known, is_adopted, has_changed;
    struct mm_waiter *waiting;
    const struct face *face; /* never changed, for the desk reads it; NULL: not asked */
};

/* Calls `then` once the person's profile and our direct channel are known; the user is
 * NULL when the server does not say now, and gone when there is no such person. */
void mm_user(struct mattermost *mm, const char *id,
             void (*then)(void *arg, const struct mm_user *user), void *arg);

/* A profile changed: it is asked for again, and zone and language follow. */
void mm_user_changed(struct mattermost *mm, const char *id);

/* Somebody we know has spoken: their zone and language there become theirs here, once. */
void mm_user_spoke(struct mattermost *mm, const char *id);

/* Puts a message onto the desk, in the order of these calls, once its sender's face is
 * known. `in->done` is called in any case. */
void mm_put(struct mattermost *mm, struct inbound *in);
/* Much of what was put waits, here or at the desk. */
bool mm_is_busy(const struct mattermost *mm);
void mm_put_close(struct mattermost *mm);

/* A frame of the socket; a post of a catch-up. */
void mm_hear_frame(struct mattermost *mm, const struct mm_frame *frame);
void mm_hear_post(struct mattermost *mm, const struct mm_post *post, char channel_type,
                  const char *title);

/* Reads from the server what was said while we did not listen. A live post waits until
 * its channel is read. */
void mm_catch_up(struct mattermost *mm);
bool mm_hold(struct mattermost *mm, const struct mm_post *post, char channel_type,
             const char *title); /* false: its channel is not being caught up */
void mm_catch_close(struct mattermost *mm);

/* Letters. */
void mm_send(void *self, struct parcel *parcel, const char *bytes, size_t len);
void mm_look(void *self, struct parcel *parcel);

/* What the server asks of us: /mattermost/act, /mattermost/form, /mattermost/command. */
void mm_request(void *self, const struct web_request *request, struct web_reply *reply);

/* --- the chat ----------------------------------------------------------------------- */

struct mm_rest;
struct mm_socket;
struct mm_catch;

struct mattermost {
    struct bot *bot;
    const struct mattermost_settings *settings;
    const char *base;      /* the server's address, no slash at its end */
    const char *key;       /* of the seals */
    const char *me, *name; /* who we are there; "" until the server has said so */
    struct mm_rest *rest;
    struct mm_socket *socket;
    struct mm_catch *caught;
    struct mm_user *users;
    struct mm_queue *queue;
    struct loop_timer *again; /* until we know who we are */
    bool is_closed;
};

/* `dealbell check`. */
int mm_check(const void *settings);

/* Where the server reaches us: "https://bell.example.com/mattermost/act". */
const char *mm_callback(const struct mattermost *mm, const char *end,
                        struct arena *arena);
int64_t mm_now(const struct mattermost *mm);
