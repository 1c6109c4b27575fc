/*
 * store_inside.h - what the files of the engine share, and nobody else sees.
 */
#pragma once

#include "base/secret.h"
#include "sales/name.h"
#include "store/accounts.h"
#include "store/leads.h"
#include "store/names.h"
#include "store/nudges.h"
#include "store/outbox.h"
#include "store/record.h"

#include <sqlite3.h>

/* Statements of one collection, prepared at first use. */
struct prepared {
    sqlite3_stmt *stmt;
    bool changes_known; /* writes a table whose rows are kept in memory */
};

struct ready {
    const struct queries *queries;
    struct prepared *list;
};

/* An UPDATE that sets some of the columns alone. */
struct lean {
    const char *sql; /* the one that sets them all */
    uint64_t wanted;
    struct prepared prepared;
};

/* The last number of a kind, written back at COMMIT. */
struct counter {
    char kind[24];
    int64_t last;
    bool is_dirty;
};

enum { SLOTS = 64, LEANS = 64, COUNTERS = 16 };

/* What a savepoint takes back with it besides rows. */
struct marks {
    int64_t seq; /* of the newest audit row */
    unsigned char seal[DIGEST_BYTES];
    struct counter counters[COUNTERS];
    size_t n_counters;
    int64_t forgotten; /* how often what is kept in memory was forgotten */
};

struct store {
    sqlite3 *db;
    char *path;
    int lock;   /* file of PATH.lock */
    int schema; /* newest step */
    bool is_full, has_mail, joins_by_email;
    unsigned default_roles; /* of who is added without one */
    reporter *reporter;     /* the bot's */
    const char *address;    /* of the web chat, for links; the bot's */
    enum rc trouble;        /* the database itself failed in this batch */
    struct mover *mover;
    int wal_pages; /* in the log, as the last COMMIT left it; 0: all are in the file */
    struct ready slots[SLOTS];
    struct lean leans[LEANS];
    bool prepares_known; /* the statement that is being prepared changes what is known */
    struct marks marks;
    bool is_joined, is_spoilt; /* turns that share a savepoint; one of them was refused */
    struct marks joined;       /* as they were at that savepoint */
    bool is_head_lost;         /* after a rollback: the marks are to be read anew */
    struct known *known;
    struct names_filter *names;
    int64_t unnamed; /* the stage of names_fill.c; NAMES_FILLED: there is nothing left */
    int64_t last_turn, last_change, last_letter; /* numbers given out */
    int64_t indexed_change;  /* up to here posts are found by their words */
    int64_t now;             /* of the newest turn; 0: there was none */
    int64_t ended_at;        /* when what has ended was last looked for */
    struct lanes *lanes;     /* of the outbox, that are to be looked at */
    bool lanes_known;        /* false: all of them are */
    int64_t lanes_looked_at; /* for what is due: when */
    int64_t told_dead_at;    /* when the admins last heard of a dead letter */
};

/* A record as its row stands, for the rest of a turn that may write. */
struct kept_record {
    const struct record_kind *kind;
    int64_t id;
    const void *record;
};

enum { KEPT_RECORDS = 4 };

struct turn_inside {
    struct marks marks; /* as they were at the savepoint */
    bool has_savepoint;
    struct news **news_end;        /* as it was at the savepoint */
    const struct card_form *form;  /* that was asked for */
    struct card_button choices[3]; /* beside it */
    size_t n_choices;
    bool has_instead; /* they stand under a refusal of what is not theirs */
    const char *asked,
        *asked_for;    /* in passing: a command, and its field; NULL: nothing */
    const char *yes;   /* the action of the answer's only primary button; NULL */
    struct nudge asks; /* what the answer's buttons decide; kind NULL: nothing */
    bool is_answer;    /* the words answered the question that is open */
    bool is_dropped;   /* the question that was open is asked no longer */
    const struct record_kind *spoken_of; /* talk_speak_of; NULL: nothing */
    int64_t spoken_record;
    bool is_forgotten;       /* what was spoken of before is "it" no longer */
    const char *words;       /* the command of what was pressed */
    const char *words_above; /* the record's card that is the answer */
    enum rc first_rc;        /* of a repeat: how it went the first time */
    bool is_unheard;         /* a stranger's words to others: not answered */
    int n_letters;
    const struct talk *talk; /* talk.c: as it was last read, of whom; or NULL */
    int64_t talk_of;
    struct kept_record kept[KEPT_RECORDS]; /* record.c: a ring */
    size_t n_kept;
};

/* engine_sqlite.c: how SQLite is opened, what its codes mean. */
enum rc engine_open(struct store *store, const struct store_options *options,
                    struct err *err) CHECKED;
enum rc engine_failed(sqlite3 *db, struct err *err); /* the rc of what just failed */
/* The same of a file that cannot be used as a database: named, in plain words. Hands
 * on `rc` when that is not what failed. */
enum rc engine_unusable(sqlite3 *db, const char *path, enum rc rc, struct err *err);
/* Opens what is not to be changed, and which no other process changes meanwhile: a WAL is
 * read and stays as it is, and nothing is left beside it. */
enum rc engine_look(const char *path, sqlite3 **db, struct err *err) CHECKED;
enum rc engine_exec(sqlite3 *db, const char *text, struct err *err) CHECKED;
enum rc engine_int(sqlite3 *db, const char *text, int64_t *out, struct err *err) CHECKED;
enum rc engine_copy(sqlite3 *db, const char *to, struct err *err) CHECKED;
bool engine_in_transaction(const struct store *store);
bool engine_is_down(const struct store *store); /* what just failed was no mere query */
void engine_rollback(struct store *store);      /* of the whole, if it still stands */
void engine_close(struct store *store);

enum { ENGINE_SAVEPOINT, ENGINE_RELEASE, ENGINE_UNDO, ENGINE_BEGIN, ENGINE_COMMIT };

extern const struct queries engine_queries;
enum rc engine_run(struct store *store, size_t which, struct err *err) CHECKED;

/* mover.c: moves the log into the file, beside the desk. `path` and `vfs` are to outlive
 * it. */
struct mover *mover_new(const char *path, const char *vfs, int64_t page_bytes);
void mover_stop(struct mover *mover); /* waits for a move that is on its way */
/* After engine_close: who closes a file of his own drops SQLite's locks on it. */
void mover_free(struct mover *mover);

/* Between two transactions: looks after the log of so many pages, and makes them 0 when
 * all are moved. True: there is more to do, in a pause or when the move is over. */
bool mover_tidy(struct mover *mover, int *pages, bool is_idle);

/* lock.c */
enum rc lock_take(const char *path, int *lock, struct err *err) CHECKED;
/* The same for who only looks: nothing is made, and *lock is -1 where nobody ever held
 * it. */
enum rc lock_look(const char *path, int *lock, struct err *err) CHECKED;
void lock_drop(int lock);

/* migrate.c */
enum rc migrate(struct store *store, struct err *err) CHECKED;
int migrate_newest(void); /* the number of this program's newest step */

/* query.c */

/* Of an UPDATE the columns "name = ?N" alone whose bit N - 1 is set: SQLite writes all
 * indexes on a column that is named, whether it changes or not. Nothing else may be bound
 * but what it says behind WHERE. */
sqlite3_stmt *query_lean(struct store *store, const struct queries *queries, size_t which,
                         uint64_t wanted);
void queries_free(struct store *store);

/* known.c: people, places and the firm as last read; forgotten when any of them changes.
 */
struct known *known_new(void);
void known_free(struct known *known);
void known_forget(struct store *store); /* rows may live on in this batch */
void known_settle(struct store *store); /* between batches: gives the memory back */
enum rc known_account(struct turn *t, const char *platform, const char *account,
                      struct person *out) CHECKED;
enum rc known_handle(struct turn *t, const char *handle, struct person *out) CHECKED;
enum rc known_place(struct turn *t, const char *platform, const char *key,
                    struct conversation *out) CHECKED;
enum rc known_place_by_id(struct turn *t, int64_t id, struct conversation *out) CHECKED;
enum rc known_firm(struct turn *t, struct firm *out) CHECKED;
enum rc known_calendar(struct turn *t, const char *name, struct calendar *out) CHECKED;

/* firm.c, calendars.c, people.c and conversations.c, past what is known */
enum rc firm_read(struct turn *t, struct firm *out) CHECKED;
enum rc calendar_read(struct turn *t, const char *name, struct calendar *out) CHECKED;
enum rc team_read(struct turn *t, int64_t manager, size_t most, int64_t *out, size_t *n)
    CHECKED;
enum rc conversation_read(struct turn *t, const char *platform, const char *key,
                          struct conversation *out) CHECKED;
enum rc conversation_read_by_id(struct turn *t, int64_t id, struct conversation *out)
    CHECKED;

/* record.c: the numbers of a kind. */
enum rc counters_flush(struct store *store, struct err *err) CHECKED;

/* audit.c */
enum rc audit_head(struct store *store, struct err *err) CHECKED; /* reads the marks */
/* A statement about the rows of a turn: ?1 is the turn; they stand at seq >= ?2 AND
 * seq < ?3. */
enum rc audit_query(struct turn *t, const struct queries *queries, size_t which,
                    int64_t turn, sqlite3_stmt **out) CHECKED;
void audit_seal(const unsigned char before[DIGEST_BYTES], const int64_t figures[5],
                const struct piece texts[4], unsigned char out[DIGEST_BYTES]);

/* turn.c: the turn's number is used from now on, even of one that only reads. */
void turn_number(struct turn *t);
void turn_stand(struct turn *t, const char *zone,
                enum lang lang); /* `here` and `today` */

/* meet.c: who it is and where. RC_DENIED, with words, for a stranger: the turn goes on to
 * its end. meet_as: binds the account that is here to a person, who is `me` from now on.
 */
enum rc meet(struct turn *t) CHECKED;
enum rc meet_as(struct turn *t, int64_t person) CHECKED;

/* posts.c: makes a post (author 0: Dealbell; only_for 0: everybody there) and adds it to
 * the turn's news. */
enum rc post_make(struct turn *t, const struct conversation *where, int64_t author,
                  int64_t only_for, const char *text, const char *card,
                  struct news **made) CHECKED;

enum rc post_read(struct turn *t, int64_t id, struct news **out) CHECKED;

/* search.c: makes posts findable, a batch in a transaction of its own. */
void search_index(struct store *store, size_t most);

/* names.c, past the turns; people.c, accounts.c, leads.c: what a record is called. */
struct named_key {
    int64_t key;
    struct named_row of;
};

struct named_keys {
    struct named_key list[3 * NAME_KEYS];
    size_t n;
};

void names_keys(struct arena *arena, const struct naming *naming, struct named_keys *out);
void names_alias_keys(struct arena *arena, const struct naming *alias,
                      struct named_keys *out);
enum rc names_add_key(struct store *store, const struct named_key *key, struct err *err)
    CHECKED;
struct naming person_naming(const struct person *person);
struct naming account_naming(const struct account *account);
struct naming lead_naming(const struct lead *lead);

/* names_fill.c: the names of what stood there before there was an index of them. */
enum { NAMES_FILLED = 5 };

bool names_fill(struct store *store, size_t most); /* false: it could not */

/* names_filter.c. Filling reads some of the index; true when there is more of it. */
struct names_filter *names_filter_new(void);
void names_filter_free(struct names_filter *filter);
void names_filter_add(struct names_filter *filter, int64_t key);
bool names_filter_fill(struct store *store);
bool names_filter_lacks(const struct store *store);

/* ended.c: deletes some of what has ended. True when there is more. */
bool ended_delete(struct store *store);

/* place.c: where words go. */
struct place {
    struct conversation where; /* id 0: a letter */
    int64_t only_for;
    const char *channel, *lane, *only_account;
};

/* What words left as: a post or a letter. */
struct spoken {
    int64_t post, letter;
    struct news *news;
};

enum rc place_of_person(struct turn *t, const struct person *whom, struct place *out)
    CHECKED;
/* On another platform than the web chat; RC_ABSENT when they are bound to none. The
 * second remembers it (known.c). */
enum rc place_elsewhere(struct turn *t, int64_t person, struct place *out) CHECKED;
enum rc known_elsewhere(struct turn *t, int64_t person, struct place *out) CHECKED;
void place_of_conversation(const struct conversation *conversation, struct place *out);
enum rc place_speak(struct turn *t, const struct place *place, const char *text,
                    const struct card *card, struct spoken *out) CHECKED;

/* A card with nothing to show but, perhaps, its text; a card as it is kept, "" for one
 * with nothing at all. */
bool card_is_bare(const struct card *card);
const char *card_json(struct turn *t, const struct card *card);

/* readings.c: how a post of ours in a room of the web chat reads in other manners than
 * the firm's. */
enum { MANNERS_MOST = 7 };

struct manner manner_of_firm(struct turn *t);
struct manner manner_of_place(struct turn *t, const struct conversation *place);
struct person manner_reader(struct manner manner); /* nobody, who reads in it */

/* The most common of those in which people here read, without the firm's. The second
 * remembers them (known.c). */
enum rc manners_read(struct turn *t, struct manner *out, size_t most, size_t *n) CHECKED;
enum rc known_manners(struct turn *t, const struct manner **out, size_t *n) CHECKED;

enum rc reading_put(struct turn *t, int64_t post, struct manner manner, const char *text,
                    const char *card) CHECKED;

/* What was edited for one reader reads so for all: else whoever reads otherwise would
 * keep the card of before. */
enum rc readings_forget(struct turn *t, int64_t post) CHECKED;

/* Of a post, in that arena; NULL when it reads the same for all. */
enum rc readings_of(struct turn *t, int64_t post, struct arena *arena,
                    struct post_reading **out) CHECKED;

/* The one in this manner, or NULL. */
const struct post_reading *reading_in(const struct post_reading *list,
                                      struct manner manner);

/* If it is a post of ours in a room, for everybody there. */
enum rc news_add_readings(struct turn *t, struct arena *arena, struct news *news) CHECKED;

/* say.c: a person, in the web chat wherever else they are bound. */
enum rc tell_in_web(struct turn *t, const struct person *whom, const struct card *card)
    CHECKED;

/* say.c: tell_person, and where it was said. */
enum rc tell_person_at(struct turn *t, const struct person *whom, const struct card *card,
                       enum tell_how how, struct spoken *at) CHECKED;

/* shown.c */
enum rc shown_add(struct turn *t, const char *kind, int64_t record,
                  const struct spoken *spoken, int64_t reader, enum lang lang) CHECKED;

/* The kind under which is kept what was announced of a record, beside its own card. */
const char *announced_as(struct arena *arena, const struct record_kind *kind);

/* forms.c: a form of ours was shown, of the record with this number; NULL: of none. Those
 * in which the same was asked before are closed. forms_settle: a record was touched;
 * those whose matter that settled are closed wherever they stand. */
enum rc forms_shown(struct turn *t, const struct card_form *form, const char *ref,
                    const struct spoken *at) CHECKED;
enum rc forms_settle(struct turn *t, const struct record_kind *kind, int64_t record)
    CHECKED;

/* nudges.c: an answer that asked for something of a record. */
enum rc nudge_answer(struct turn *t, const struct nudge *asked, const struct spoken *at)
    CHECKED;

/* What stands there is about a record that this turn touched: it is settled with it. */
enum rc nudge_touched(struct turn *t, const struct spoken *at, bool *is_nudge) CHECKED;

/* answered.c: what a turn said in the web chat, where this one is spoken and to those who
 * were told, offers no more, for it was taken back or changed. */
enum rc said_taken_back(struct turn *t, int64_t turn, int64_t actor, bool to_change)
    CHECKED;

/* What a person was shown on this channel is not drawn again: it is theirs no more. */
enum rc shown_forget(struct turn *t, int64_t reader, const char *channel) CHECKED;

/* What was said there, with its card as it looks now; and the same words with another
 * card in their place, for all who read it, or beside readings that were put anew. */
struct spoken_words {
    const char *text, *card;
    struct letter letter; /* of other platforms: that edits it */
};

enum rc spoken_read(struct turn *t, const struct spoken *at, struct spoken_words *out)
    CHECKED;
enum rc spoken_edit(struct turn *t, const struct spoken *at,
                    const struct spoken_words *words, const char *card) CHECKED;
enum rc spoken_edit_read(struct turn *t, const struct spoken *at,
                         const struct spoken_words *words, const char *card) CHECKED;

/* The card as the reader sees it, with its actions; and the actions alone, bound to the
 * record's version. */
enum rc record_card(struct turn *t, const struct record_kind *kind, int64_t id,
                    const struct person *reader, enum lang lang, struct card *out)
    CHECKED;
enum rc record_mint(struct turn *t, const struct record_kind *kind, int64_t id,
                    struct card *card) CHECKED;

/* answer.c: writes what is answered; *said is how the inbox remembers it. */
enum rc answer_draw(struct turn *t) CHECKED; /* the record's card, inside the savepoint */
enum rc answer_write(struct turn *t, enum rc rc, const char **said) CHECKED;
/* answer_whose.c: in a room the buttons are shown to those who could use them: beside a
 * form to whoever it asks, of a lead, a deal, an invoice or a request to those who may
 * see it, and a verdict to those whose turn it is. */
enum rc answer_whose(struct turn *t, struct card *card) CHECKED;

/* talk.c: what was spoken of in this turn, once it is answered. */
enum rc talk_keep(struct turn *t, enum rc rc) CHECKED;
