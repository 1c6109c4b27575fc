/*
 * bind.h - from what a sentence means to a command with its arguments.
 *
 * A row of table.def says which command an intent runs and which of its values go to
 * which argument; what a row cannot say is a function beside it (`fit`). Values travel as
 * fields, as a form's do, and are never read as words again. An intent whose command is
 * still to come has a row as well: it says what was understood.
 */
#pragma once

#include "commands/access.h"
#include "commands/language/meaning.h"

enum { ORDER_MOST = 24 };

/* A command and its arguments, as a form hands them over. */
struct order {
    const struct command *command;
    struct pair list[ORDER_MOST];
    size_t n;
    const char *open;  /* the argument that must be asked for first; NULL: none */
    const char *words; /* instead of `open`: how it is asked, or NULL */
    bool is_one_of;    /* those it may be were offered: choices.h has nothing to add */
    const struct sighted *whom; /* a colleague, where others go by that name; or NULL */
    bool must_confirm;          /* it only runs behind a button that says what it does */
};

/* A meaning on its way to a command. */
struct said {
    struct turn *t;
    const struct meaning *meaning;
    const struct meanings *all; /* what it is one of; or NULL */
    const char *text;           /* the message */
    const char *reply_to;       /* the record whose card is answered, or NULL */
    const char *about;   /* what was last spoken of here and is meant by "it"; NULL */
    bool names_stranger; /* a customer nobody knows is meant, and nothing spoken of before
                          */
};

struct binding {
    const char *cmd;     /* of the meaning: "reminder.create" */
    const char *command; /* the command's name; NULL: `fit` says, or it is to come */
    const char *args;    /* "when=due text=body": argument=value of value.c */
    enum rc (*fit)(const struct said *said, struct order *out); /* or NULL */
    const char *asks;           /* "due=when": a question's argument */
    const char *does, *does_zh; /* what it is about, where the command is to come */
};

extern const struct binding bindings[]; /* from table.def; ends with a NULL cmd */

const struct binding *binding_find(const char *cmd);

/*
 * What has to run for it: out->command is NULL when nothing can (the answer is said).
 * `asks` is what the reader of sentences misses ("due"), or NULL. RC_ABSENT, RC_RULE and
 * their like are for the person.
 */
enum rc bind_order(const struct said *said, const char *asks, struct order *out) CHECKED;

/* Where the words fit several records, takes the record out of the order again and offers
 * up to three of them: two customers of one name, a customer with several open deals
 * (which.c). Called when the order is complete. What was shown, answered or named by its
 * title is not asked for. */
enum rc bind_which(const struct said *said, struct order *out) CHECKED;

/* Where the words name one of several colleagues of that name, takes them out of the
 * order again and offers all: out->open and out->words ask which one (whom.c). False, and
 * no change, where nobody else is called so. */
bool bind_whom(const struct said *said, struct order *out);

/* "10% off and 60 day terms": one request was made, or its form is open. The line that
 * says that the other was not, with a button that asks for it; NULL where there is no
 * other. `about`: the record, as the first names it. */
const char *bind_second_request(const struct said *said, const char *about);

/* "INV-1 and INV-2 paid": a payment without a sum, of several invoices or customers, is
 * asked about for each. */
bool bind_pays_several(const struct meanings *all, const struct meaning *meaning);

/* "note" with these words, of nobody yet. */
void bind_note(const char *text, struct order *out);

/* The value of an argument in an order; NULL when it has none. */
const char *order_get(const struct order *order, const char *name);
void order_put(struct order *order, const char *name, const char *value);
void order_drop(struct order *order, const char *name);

/* The order in canonical words: "remind about=D-5 when=\"2026-03-18 15:00\" text=call".
 */
const char *order_words(struct arena *arena, const struct order *order);

/* value.c: a value by its name in a row: a slot's key, or one of
 *   record   the record or customer that is spoken of, as this argument may have it
 *   money    the amount with its currency
 *   when     the day and time, a part of the day as its usual hour
 *   first    the first of the people it goes to
 *   words    body, else the message
 * NULL when it was not said. */
const char *bind_value(const struct said *said, const char *name, const struct arg *arg);

/* "Next Tuesday at 2" is two in the afternoon: nobody is called at night who did not say
 * so. `when` as a command takes it, or NULL; `said`: the words it was read from. */
const char *bind_afternoon(struct turn *t, const char *said, const char *when);

/* What the sentence calls the customer, as it was typed: "Bluefin"; "" for none. */
const char *bind_called(const struct said *said);

/* A record or customer by how it is called, or what hangs together with it, as one of
 * these kinds; NULL when there is none. */
const char *bind_as(struct turn *t, const char *called, const char *kinds);

/* Whether a record is this customer's or lead's. */
bool bind_is_of(struct turn *t, const char *ref, const char *customer);

/* The record or customer that is spoken of, as one of these kinds ("deal lead"); "" when
 * it was not said, and the name itself when there is no such record. */
const char *bind_record(const struct said *said, const char *kinds);

/* The verdict ("approve", "reject", "return") that is the whole of a message; NULL when
 * it is none. */
const char *bind_bare_verdict(struct arena *arena, const char *words);

/* Such a message, that names no request: the only one that waits for the speaker, where
 * nobody else listens (`is_alone`); else which one is asked, and out->command is NULL. */
enum rc bind_bare(struct turn *t, const char *verb, bool is_alone, struct order *out)
    CHECKED;

/* Words about a request that decide nothing (undecided.c): says so, what happens now, and
 * offers what one may do. */
enum rc bind_undecided(struct turn *t, int64_t id, const char *text) CHECKED;

/* The same for words against what was shown just before ("too much, max 8%"), which a
 * button gives as the reason. */
enum rc bind_against(struct turn *t, int64_t id, const char *text) CHECKED;

/* The same for words that are no sentence, where they speak of a request: by its number,
 * by the card that is answered, or of what waits ("don't approve yet"). *is_one: they do.
 */
enum rc bind_no_verdict(struct turn *t, const char *text, const char *reply_to,
                        bool *is_one) CHECKED;
