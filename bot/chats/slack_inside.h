/*
 * slack_inside.h - what the files of the Slack chat share. Socket Mode: all that comes
 * comes over a websocket that we opened, all that goes goes by the Web API.
 *
 * Names: an account is "T0/U7" (workspace and user), a conversation its channel id, a
 * message its "C1/1795399386.000200": as event of what was said and as ref of what we
 * said. A lane is "C1", or "C1/1795399386.000200" for a thread.
 */
#pragma once

#include "base/ws.h"
#include "bot/bot.h"
#include "bot/chat.h"

struct slack;
struct slack_link;  /* one websocket */
struct slack_file;  /* on its way */
struct slack_homes; /* one that stands open */

struct slack_settings {
    const char *app_token, *bot_token, *api_url;
    int64_t sockets;
};

/* Who we are there: auth.test. Strings are "" until known. */
struct slack_self {
    const char *user, *bot, *team;
};

/* --- decode: pure ----------------------------------------------------------------- */

enum slack_what {
    SLACK_NOTHING, /* acknowledged, if it has an envelope, and that is all */
    SLACK_HELLO,
    SLACK_DISCONNECT,
    SLACK_HEARD,     /* words in a conversation */
    SLACK_COMMAND,   /* a slash command: answered in the ack */
    SLACK_PRESSED,   /* a button or select */
    SLACK_OPEN_FORM, /* the button that opens the form of one of our letters */
    SLACK_SUBMITTED, /* a form: its errors go into the ack */
    SLACK_HOME,      /* somebody looks at the app's home */
    SLACK_PERSON,    /* somebody's profile changed */
    SLACK_LIMITED,   /* app_rate_limited: events are being dropped */
    SLACK_REVOKED    /* uninstalled, or our tokens were revoked */
};

struct slack_frame {
    enum slack_what what;
    const char *envelope; /* to acknowledge; NULL: none */
    const char *reason;   /* of a disconnect */
    int64_t connections;  /* of a hello: how many sockets the app holds */
    struct inbound *in;   /* of what people say and do; NULL: none */
    const char *user, *channel, *thread, *trigger; /* NULL: not said */
    bool is_home;       /* pressed or filled in at the app's home: answered there */
    int64_t letter;     /* of SLACK_OPEN_FORM */
    const char *action; /* of SLACK_OPEN_FORM: the form's */
    struct face face;   /* of SLACK_PERSON */
};

/* What Slack sends along and nobody here reads: how a message looks, and whose app may
 * see it. It is most of an event, and of the answer to a post. NULL ends the names. */
extern const char *const slack_unread[];

/* One text frame. RC_USAGE when it is no JSON object; what we do not know is nothing. */
enum rc slack_decode(const struct slack_self *self, const char *bytes, size_t len,
                     struct arena *arena, struct slack_frame *out, struct err *err)
    CHECKED;

/* One message as events and history carry it; NULL when it is none of a person's: an
 * edit, a bot's, our own. */
struct inbound *slack_message(const struct slack_self *self, const cJSON *message,
                              const char *channel, const char *team, struct arena *arena);

/* A person of Slack's; texts live as long as `user`. The address only of those whom Slack
 * vouches for: neither guests nor strangers of shared channels. */
void slack_face(const cJSON *user, struct face *out);

/* --- encode: pure ----------------------------------------------------------------- */

enum {
    SLACK_TEXT_MOST = 3900,    /* of a message's plain text; 4,000 at an update */
    SLACK_SECTION_MOST = 2900, /* of a section, which may have 3,000 */
    SLACK_BLOCKS_MOST = 48     /* of a message, which may have 50 */
};

/* & < > and nothing else; addresses become links. As much of `text` as fits into `most`
 * bytes, ending at a line or a word if it can; *took is how much. */
const char *slack_escape(struct arena *arena, const char *text, size_t most,
                         size_t *took);
/* All of it, or as much as fits and "…"; NULL is "". */
const char *slack_marked(struct arena *arena, const char *text, size_t most);

/* A section of marked text, where there is any and room for it. */
void slack_section(cJSON *blocks, const char *marked_text);

/* As a person typed it: entities, mentions ("@T0/U7"), links and odd blanks undone. */
const char *slack_unescape(struct arena *arena, const char *text, const char *team);

/* The message's body: text and blocks of words and card (`json`, or ""), added to `body`.
 * `letter`: by which its form's button is known. */
enum rc slack_add_message(cJSON *body, const char *words, const char *json,
                          int64_t letter, struct arena *arena, struct err *err) CHECKED;
/* Whether Slack takes it as a table. */
bool slack_table_fits(const struct card_table *table);
void slack_add_blocks(cJSON *blocks, const char *words, const struct card *card,
                      int64_t letter, struct arena *arena);

/* A modal for the card's form; `channel` and `thread` come back with it. */
cJSON *slack_modal(const struct card *card, const char *channel, const char *thread,
                   struct arena *arena);
enum rc slack_encode(const struct letter *letter, struct arena *arena, const char **bytes,
                     size_t *len, struct err *err) CHECKED;

/* "C1/1795.02" apart. False when it is none. */
bool slack_split(const char *ref, struct arena *arena, const char **channel,
                 const char **ts);

/* --- the Web API ------------------------------------------------------------------ */

struct slack_answer {
    enum sent how;
    const cJSON *tree; /* when ok */
    const char *error; /* Slack's code, or what was wrong with the way there; "" */
    const char *detail;
    const char *scopes; /* x-oauth-scopes, or NULL */
    const char *needed; /* of missing_scope: the scope; else NULL */
    int64_t retry_after_ms;
    bool is_final;    /* the token is refused: nothing will go until somebody acts */
    bool is_too_much; /* of a list: more than we take; fewer at once may do */
};

struct slack_call {
    const char *method, *body; /* JSON, or a form */
    bool is_form, is_app;      /* app: with the app's token */
    bool is_safe;              /* may be repeated: an unknown outcome is "later" */
    bool is_list;              /* of messages or conversations: the answer may be large */
    void (*done)(void *arg, const struct slack_answer *answer);
    void *arg;
};

/* Strings are copied. `done` is called once, on the loop's thread, never inside. */
void slack_call(struct http *http, const struct slack_settings *settings,
                const struct slack_call *call);

/* A form's body: name=value&...; ends with NULL. */
const char *slack_form(struct arena *arena, const char *name, ...);

/* --- the chat itself -------------------------------------------------------------- */

enum { SLACK_SOCKETS_MOST = 4, SLACK_LINKS_MOST = 12 };

struct slack {
    struct bot *bot;
    struct slack_settings settings;
    struct arena *arena; /* as long as the chat */
    struct slack_self self;
    struct slack_link *links; /* slack_socket.c */
    struct slack_sending *sending;
    struct slack_file *files;
    struct slack_homes *homes, *home_at_work;
    struct loop_timer *homes_timer;
    bool homes_wait; /* for that timer */
    struct slack_reading *reading;
    struct slack_losing *losing;
    struct slack_faces *faces;
    struct loop_timer *again;
    int64_t serial;
    int64_t lost_at, scope_told_at; /* steady ms: the last socket; 0: never */
    int n_failed;
    bool is_closing;
};

/* slack.c: steady, in ms. */
int64_t slack_now(const struct slack *slack);

/* slack_api.c: a page of a channel's messages, or of the thread below `root` (NULL:
 * none); `form` says the rest. `then` as `done` of slack_call. */
void slack_history(struct slack *slack, struct arena *arena, const char *form,
                   const char *root,
                   void (*then)(void *arg, const struct slack_answer *answer), void *arg);

/* slack_socket.c */
void slack_sockets_open(struct slack *slack);
void slack_sockets_close(struct slack *slack);
void slack_greeted(struct slack *slack, int64_t serial, int64_t connections);
void slack_told_to_go(struct slack *slack, int64_t serial, const char *reason);
void slack_ack(struct slack *slack, int64_t serial, const char *envelope,
               const char *payload); /* payload: JSON or NULL */

/* slack_in.c: a frame that came; words for one person, which are no letter: they change
 * nothing, and are gone. */
void slack_take(struct slack *slack, int64_t link, const char *bytes, size_t len);
void slack_whisper(struct slack *slack, const char *channel, const char *user,
                   const char *thread, const char *words, struct arena *arena);

/* slack_faces.c: hands an inbound to the desk, once its account's face is known and what
 * was said before it has been read. */
void slack_put(struct slack *slack, struct inbound *in);
void slack_face_changed(struct slack *slack, const char *account,
                        const struct face *face);
void slack_faces_close(struct slack *slack);

/* slack_send.c */
void slack_send(void *self, struct parcel *parcel, const char *bytes, size_t len);
void slack_look(void *self, struct parcel *parcel);
void slack_sending_close(struct slack *slack);

/* slack_file.c: whether the table of a letter's card comes as a file; and the file's way,
 * once the message stands at `ref`: it tells the parcel how it went. False: there is none
 * to send. `may_be_there`: it may have been shared already. */
bool slack_has_file(const struct letter *letter, const struct card *card);
bool slack_file_follow(struct slack *slack, struct parcel *parcel, const char *ref,
                       bool may_be_there);
void slack_files_close(struct slack *slack);

/* slack_read.c: reads on where we stopped, and asks for new conversations after more than
 * a short absence; a second call while it does is nothing.
 * slack_read_lost: what was lost alone, where it was.
 * slack_hold: while it reads, what people say now waits for what they said before; false
 * when nothing is being read. */
void slack_catch_up(struct slack *slack, bool was_long_away);
void slack_read_lost(struct slack *slack);
bool slack_hold(struct slack *slack, struct inbound *in);
void slack_read_stored(struct slack *slack); /* what was handed in so far */
void slack_reading_close(struct slack *slack);

/* slack_page.c: what was said in `channel` since `oldest` goes to the desk, and what was
 * since then in threads that began after `roots` (times as Slack writes them); `then` is
 * called. One at a time.
 * slack_page_is_stored: all that was handed in is, or is lost (slack_lost.c).
 * slack_was_missed: it was read so: Slack does not send it again.
 * slack_miss_again: such a one that the desk did not take. */
struct slack_page;
struct slack_page *slack_page_new(struct slack *slack, void (*then)(void *arg),
                                  void *arg);
void slack_page_read(struct slack_page *page, const char *channel, const char *oldest,
                     const char *roots);
void slack_page_close(struct slack_page *page);
bool slack_page_is_stored(const struct slack_page *page);
bool slack_was_missed(const struct inbound *in);
void slack_miss_again(struct inbound *in);

/* slack_lost.c: words that a full disk or a full desk did not take, to be read again.
 * From the first on, what is said is read again with them. Where it was the disk (in->rc
 * is RC_AGAIN), they who speak are told, until slack_has_room. */
struct slack_lost {
    struct slack_lost *next;
    char *channel;
    int64_t since_s;
    bool is_ahead; /* of what is read there; nothing else was lost */
};

void slack_lost(struct slack *slack, const struct inbound *in);
/* Said where older words are still being read: read again after them, alone. */
void slack_is_ahead(struct slack *slack, const struct inbound *in);
/* Whether what is said in this channel now waits for that. NULL: whether anything was. */
bool slack_has_lost(const struct slack *slack, const char *channel);
struct slack_lost *slack_lost_take(struct slack *slack); /* the caller's */
void slack_lost_free(struct slack_lost *lost);
void slack_has_room(struct slack *slack); /* words were stored: a repeat needs none */
void slack_lost_close(struct slack *slack);

/* slack_home.c: at the desk, what waits for the one who looks, as cards, a line each, in
 * in->answer; unless it is what was shown before. */
struct slack_look {
    struct inbound in; /* .whose is this */
    struct slack_homes *home;
    uint64_t print;   /* of what was shown; afterwards of what is */
    bool is_wanted;   /* even if nothing changed */
    bool has_changed; /* afterwards */
    bool only_looks;  /* its own */
};

enum rc slack_home(struct turn *t, struct inbound *in);
cJSON *slack_home_view(const char *lines, struct arena *arena); /* slack_view.c */

/* slack_homes.c: somebody looks; something was done there and is answered there; records
 * changed, so that what homes show may have. */
#define SLACK_AT_HOME "home"                /* a form's place */
void slack_homes_open(struct slack *slack); /* those that stood open when we stopped */
void slack_home_opened(struct slack *slack, const char *account);
void slack_home_say(struct slack *slack, const char *account, const struct card *card);
void slack_records_changed(void *self);
void slack_homes_close(struct slack *slack);

/* slack_scope.c: what could not be done for want of a scope is told to the admins. */
void slack_scope_missing(struct slack *slack, const struct slack_answer *answer,
                         const char *what, const char *what_zh);

/* slack_check.c: `dealbell check`. */
int slack_check(const void *settings);
