/*
 * turn.h - one message's way through the house: one arena, one `now`, one error, one
 * savepoint.
 *
 * turn_begin finds or makes the inbox row's number, turn_end keeps the effects or, after
 * a refusal, undoes them and keeps inbox row and answer. What a turn leaves are rows;
 * nothing is sent before the batch's COMMIT.
 */
#pragma once

#include "base/card.h"
#include "base/json.h"
#include "sales/person.h"
#include "store/store.h"

struct turn;
struct marks; /* store/'s own */

enum inbound_kind {
    IN_WORDS, /* a person typed */
    IN_PRESS, /* a button, or a select with its value */
    IN_FORM,  /* a form's fields */
    IN_TICK,  /* a timer is due */
    IN_ERRAND /* a chat's own question to the database, or the outcome of a delivery: no
                 words */
};

/* What a platform says of an account, when it was asked: for one that is new here. */
struct face {
    const char *email;  /* that the platform vouches for; "" when it does not */
    const char *direct; /* the key of its direct conversation with us; "" not known */
    const char *zone, *locale; /* "Asia/Shanghai", "zh-CN"; NULL: not said */
};

/* Where the answer goes: a letter or post; that, but a refusal comes back with `done`; or
 * all of it does, as in->answer. */
enum answer_way { ANSWER_SENT, REFUSAL_RETURNED, ANSWER_RETURNED };

/* In which language something is read, and by which wall its times are. */
struct manner {
    enum lang lang;
    const struct zone *zone;
};

/* What comes from outside. Everything it points to lives in its own arena, or longer. */
/* A file that came with words. It stays where it is: `link` leads to it there. */
struct attached {
    const char *name, *link;
    int64_t bytes;
};

struct inbound {
    enum inbound_kind kind;
    const char *platform;     /* "web", "slack", "tick", "console" */
    const char *event;        /* the platform's id for it; never twice for two things */
    const char *account;      /* who, as the platform vouches for them; NULL for a tick */
    const char *conversation; /* the platform's key of where; NULL when it is nowhere */
    const char *text;         /* IN_WORDS */
    const char *action;       /* IN_PRESS, IN_FORM: the action's id */
    const char *value;        /* of a select, or NULL */
    const char *fields;       /* IN_FORM: a JSON object of texts */
    const char *thread;       /* the platform's key of the thread in it; NULL: none */
    const char *place_title;  /* what the conversation is called there; NULL: not said */
    const char *reply_to;     /* IN_WORDS: the platform's id of the message that is
                                 answered, or NULL */
    const struct attached *files; /* IN_WORDS: that came with them */
    size_t n_files;
    bool is_addressed;       /* it names Dealbell, or stands where only Dealbell reads */
    bool is_direct;          /* the conversation is `account`'s with Dealbell alone */
    const struct face *face; /* of the account; NULL: not asked for */
    enum answer_way answer_way;

    /* IN_ERRAND: runs at the desk as this turn; may set `answer`. With `reads_only` there
     * is no inbox row and no savepoint. */
    enum rc (*errand)(struct turn *t, struct inbound *in);
    bool reads_only;
    /* Instead of an errand: runs at the desk outside any transaction (a backup). */
    enum rc (*between)(struct store *store, struct inbound *in);
    void *whose; /* the chat's own */

    /* Filled by the desk. */
    enum rc rc;
    bool is_repeat; /* it had come before; nothing was done again */
    int64_t turn;
    enum lang lang;          /* of the person, after the turn */
    const struct zone *zone; /* likewise */
    const char *answer; /* in `arena`; of ANSWER_RETURNED, or a refusal that comes back:
                           the card as JSON, its words in `text`, or NULL for none */
    struct err err;     /* of an errand that failed */

    void (*done)(struct inbound *in); /* on the loop's thread, after COMMIT; frees the
                                         arena. May be NULL: then the desk frees it */
    struct arena *arena;
};

/* Where words are exchanged (table conversation). */
struct conversation {
    int64_t id;
    const char *platform, *key, *title, *purpose;
    int64_t one, other;
    int lang;         /* in which it is spoken to unasked; -1: the firm's */
    const char *zone; /* by whose clock; "" or NULL: the firm's */
};

/* How a post reads in another manner than its own. */
struct post_reading {
    struct post_reading *next;
    struct manner manner;
    const char *text, *card;
};

/* A post that was made or edited: what the web chat tells its browsers after COMMIT. */
struct news {
    struct news *next;
    int64_t id, change, conversation, author, only_for, at;
    int64_t one, other;      /* of the conversation */
    const char *room;        /* its key */
    const char *from, *name; /* handle and name of the author; "dealbell" */
    const char *text, *card; /* card: JSON or "" */
    struct manner manner;    /* of a room's post that has readings: its own */
    const struct post_reading *readings;
    const char *for_event,
        *for_account; /* the event and account it answers or echoes, or NULL */
    bool is_edit;
};

struct firm {
    const char *name, *zone, *currency, *region;
    enum lang lang;
    bool is_demo;
    int64_t clock_shift, clock_goal, epoch;
    const char *claim_code;
};

/* A record that this turn made or changed. */
struct touched {
    const struct record_kind *kind;
    int64_t id;
};

enum { TURN_MOST_TOUCHED = 64 };

struct turn {
    struct store *store;
    struct arena *arena; /* ends with the turn */
    struct arena *keep;  /* ends with the batch: for what leaves to the loop */
    struct inbound *in;  /* NULL while seeding */
    int64_t id;
    int64_t now; /* UTC ms; stands still */
    struct err err;
    enum lang lang;          /* of `me` */
    struct person me;        /* id 0: the clock, or nobody we know */
    const struct zone *zone; /* of `me`, or the firm's */
    struct moment here;      /* now, on the wall of `me` */
    struct day today;
    struct conversation where; /* id 0: nowhere */
    struct firm firm;

    const char *action; /* for the audit: the command or rule that runs */
    const char *step;   /* for the log: what took the words; NULL: none were read */
    int64_t pressed_record,
        pressed_version; /* of the action that was pressed; 0: typed */
    const char *pressed_kind;
    struct card answer;      /* what will be said back; see say.h */
    bool answer_is_secret;   /* the inbox row does not keep it */
    bool answer_is_private;  /* only the one who asked sees it */
    const char *answer_kind; /* of the record whose card the answer is, or NULL */
    int64_t answer_record;
    struct touched touched[TURN_MOST_TOUCHED];
    size_t n_touched;
    int n_written; /* audit rows of this turn */
    bool is_repeat;
    bool may_be_undone;   /* set by dispatch: the answer carries [Undo] */
    int64_t redone;       /* the turn whose step is done again with other values */
    bool may_be_changed;  /* and [Change]: a day or an amount was understood */
    const char *did;      /* what was done, as canonical commands, a line each;
                             NULL: nothing */
    const char *timeless; /* words that were read and found to tell of nothing to come:
                             they need not be read for it again; NULL: none were */
    struct news *news, **news_end; /* of this turn */
    int64_t clock_goal;            /* demo: move the clock here after COMMIT; 0: no */
    int64_t left; /* who no longer works here: cut off after COMMIT; 0: nobody */
    struct turn_inside *inside; /* store/'s own */
};

/*
 * Begins a turn for `in` (NULL: our own, such as seeding). Finds person, language, zone
 * and conversation; posts the person's words into the web chat's log. With t->is_repeat
 * the caller goes straight to turn_end. RC_DENIED when the platform's account is bound to
 * nobody (the turn is begun all the same and ends with that answer).
 */
enum rc turn_begin(struct store *store, struct arena *arena, struct arena *keep,
                   struct inbound *in, int64_t now, struct turn *t) CHECKED;

/*
 * Ends it: with RC_OK keeps the effects; with anything else undoes them and makes t->err
 * the answer (with the form that was asked for, if any). Writes answer and inbox row.
 * Returns RC_OK unless the database itself failed.
 */
enum rc turn_end(struct turn *t, enum rc rc) CHECKED;

/*
 * Turns of ours that hardly ever fail may share one savepoint, which is quicker:
 * turns_join, the turns, turns_part. When one of them is refused, or had come before
 * (turns_spoilt), none can stand: turns_part takes all of them back, and they are to be
 * run again one by one. in->event may be set up to turn_end; a turn that finds nothing to
 * do may be left without it.
 */
enum rc turns_join(struct store *store, struct err *err) CHECKED;
bool turns_spoilt(const struct store *store);
enum rc turns_part(struct store *store, struct err *err) CHECKED;

/* The turn that an event became. RC_ABSENT, without words, when it became none. */
enum rc turn_of_event(struct turn *t, const char *platform, const char *event,
                      int64_t *turn) CHECKED;

/*
 * A step of a turn that may be refused by itself: turn_step, the step, turn_step_end.
 * With anything but RC_OK what it wrote, touched, told and said is taken back, and the
 * turn goes on. Steps do not nest.
 */
struct turn_step {
    struct marks *marks;
    struct news **news_end;
    struct card answer;
    const char *answer_kind;
    int64_t answer_record, clock_goal, left;
    size_t n_touched;
    int n_written;
    bool may_be_undone, is_private;
};

enum rc turn_step(struct turn *t, struct turn_step *step) CHECKED;
enum rc turn_step_end(struct turn *t, const struct turn_step *step, enum rc rc) CHECKED;

/* Acts as this person from now on in this turn (seeding, ticks): sets me, lang, zone,
 * here, today. */
enum rc turn_as(struct turn *t, int64_t person) CHECKED;

/* people_get, from memory where it can: quick enough for every post. RC_ABSENT, without
 * words. */
enum rc person_known(struct turn *t, int64_t id, struct person *out) CHECKED;

/* Shorthand for query_of(t->store, ...). */
sqlite3_stmt *query(struct turn *t, const struct queries *queries, size_t which);
enum rc row(struct turn *t, sqlite3_stmt *q) CHECKED;  /* query_row into t->err */
enum rc done(struct turn *t, sqlite3_stmt *q) CHECKED; /* query_run into t->err */

/* The wall of a zone by name at an instant, and back; the firm's zone when the name is
 * unknown. */
struct moment wall_at(struct turn *t, const char *zone, int64_t instant);
int64_t instant_of(struct turn *t, const char *zone, struct moment moment,
                   int minute_when_none);

/* How the days are counted that somebody waits or was not spoken to, wherever it is said:
 * by the calendar of the person in whose name the turn runs, not by the hours. What was
 * yesterday at 23:00 is a day ago at 8:00; below 0: it is to come. */
int days_since(struct turn *t, int64_t instant);
int days_late(const struct turn *t, struct day due);

enum rc firm_get(struct turn *t, struct firm *out) CHECKED;
enum rc firm_put(struct turn *t, const struct firm *firm) CHECKED;

/* Where people reach the web chat, for links: "https://bell.example.com", without a slash
 * at its end; "" until the bot says so. The text must outlive the store. */
void firm_set_address(struct store *store, const char *address);
const char *firm_address(const struct turn *t);
