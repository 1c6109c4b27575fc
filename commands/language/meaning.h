/*
 * meaning.h - what somebody who typed a sentence wants done.
 *
 * Pure and deterministic: the text, its context and the world decide. The rules stand in
 * intents/FAMILY.def, the phrases in phrases_LANGUAGE.def. What is read is never guessed
 * at cost: a verdict, a payment or a letter to a customer is read from a plain statement
 * only; negation, question, quotation, condition and future leave it (safety.c).
 *
 * A seam for the chat: dispatch hands in the words and acts on meanings->rows, or asks
 * for what `ask` names. Everything that comes back lives in the arena.
 */
#pragma once

#include "commands/language/world.h"

struct meaning_context {
    struct reading_context reading;
    const struct world *world; /* NULL: nobody and nothing is known */
    const char *reply_to; /* the record whose card is answered: "AP-87"; may be NULL */
    const char *speaker;  /* handle; NULL where it is not known */
};

enum slot_form { SLOT_TEXT, SLOT_NUMBER, SLOT_LIST };

/* One value that was read; its key as acceptance's README names it. */
struct slot {
    const char *key, *value; /* of a list: joined by blanks */
    enum slot_form form;
    struct span span;            /* the bytes of the original text it was read from */
    const char *why;             /* a rule's or feature's name */
    const struct sighted *named; /* whom it names, where the world knows them, and who
                                    else goes by that name; else NULL */
};

/* A customer, a lead, a record or a colleague whom the words name. */
struct mention {
    const struct sighted *named; /* NULL: a record, by its number */
    const char *ref;             /* "INV-7", or NULL */
    struct span at;              /* the bytes of the original text */
};

enum { MOST_SLOTS = 32, MOST_ASKS = 4, MOST_MEANINGS = 6 };

struct meaning {
    const char *cmd;  /* "reminder.create", "none" */
    const char *rule; /* the pattern that decided; "" for none */
    int points;
    bool must_confirm; /* it acts on several records, or was named only loosely */
    struct slot slots[MOST_SLOTS];
    size_t n_slots;
};

/* rows[0] is the main command; silence is one row "none". */
struct meanings {
    struct meaning rows[MOST_MEANINGS];
    size_t n;
    struct meaning would; /* cmd NULL: none. What a note tells of as hearsay, a wish or a
                             guess: it is not done, and may be offered */
    const char *stranger; /* a customer whom the words name and the world does not know:
                             "visited Glenfield Dairy"; NULL: none */
    const char *stranger_contact; /* whom one speaks to there; NULL: not said */
    const struct mention *mentions;
    size_t n_mentions;
    const char *ask[MOST_ASKS]; /* what is missing before rows[0] can be done */
    size_t n_asks;
    size_t steps; /* words, marks and terms of rules looked at: the work, for the tests */
};

/* Never fails: what says nothing to us is "none". */
void meaning_read(struct arena *arena, const char *text, size_t len,
                  const struct meaning_context *context, struct meanings *out);

/* Whether the text could ask for something later: it names a time, a length or a rhythm,
 * or a word for reminding. Without the world, and at a fraction of what meaning_read
 * costs: where this is false, no "reminder.create" is read from the text, but for
 * "remind" with a slip in it. */
bool meaning_tells_of_later(struct arena *arena, const char *text,
                            const struct reading_context *context);

/* "Zzyzx Corp is lost", 恒力公司付款了: a firm's name stands before a word for what
 * became of it. Without the world. */
bool meaning_tells_of_stranger(struct arena *arena, const char *text);

/* The value of a key, NULL where it was not said. */
const char *meaning_get(const struct meaning *meaning, const char *key);

/* It was read by a rule that begins with these terms: "put_off reminder". */
bool meaning_by(const struct meaning *meaning, const char *terms);

/* What was taken into a deed as it stood in the message: a reason, a remark. */
struct taken {
    const char *label, *words;
};

/* Word by word, how the message was read, in plain words and lines: for "why?". */
const char *meaning_why(struct arena *arena, const char *text,
                        const struct meanings *meanings, const struct taken *taken,
                        size_t n_taken, struct day today, enum lang lang);

/* A line of `dealbell parse --world FILE`: {"id","now","text","ctx"?} is answered with
 * {"id","cmds":[...],"ask":[...]}, without a newline, in the arena. */
const char *parse_world_line(struct arena *arena, const char *line,
                             const struct world *world);
