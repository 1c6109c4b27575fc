/*
 * sentence.h - what was typed as one talks: read (commands/language), bound to commands
 * (commands/bind), and run, asked about, or left alone.
 */
#pragma once

#include "commands/bind/bind.h"
#include "store/talk.h"

/* How a message was read, and against what. */
struct sentence {
    const char *text;
    struct world world;
    struct meanings meanings; /* their spans count in `spelt` */
    const char *spelt;        /* the text, with the record where "it" stood */
    const char *it;           /* what "it" is, where the words say it; or NULL */
    const char *reply_to;     /* the record whose card it answers, or NULL */
    const char *note;         /* what a note of it keeps; NULL: its own words */
    bool told_stranger;       /* that the customer is not known was said */
};

/* Reads; says and writes nothing. */
enum rc sentence_read(struct turn *t, const char *text, struct sentence *out) CHECKED;

/* Words that say nothing of a lead, read as though it were a deal already ("bump it to
 * 480k"); no change where that says nothing of its facts either. `it` is such a lead, or
 * the words name one. */
void sentence_of_lead(struct turn *t, struct sentence *sentence);

/* The record last spoken of here, as one of `kinds`, where the words stand for one
 * ("it"); else NULL. */
enum rc sentence_it(struct turn *t, const char *text, const char *kinds, const char **it)
    CHECKED;

/* Against what this person's words are read, here and now. */
struct reading_context sentence_context(const struct turn *t, const struct world *world);

/* The same before any sentence is read. */
struct reading_context sentence_reading(struct turn *t);

/* it.c: speaks of something by "it", "that deal", 他们, 这个客户 ..., which
 * stands for one of `kinds` (NULL: any); and the same words with `what` where it stood.
 */
bool says_it(const char *text, const char **kinds);
bool is_it(const char *text); /* ... and says nothing else */
const char *with_it(struct arena *arena, const char *text, const char *what);

/* A part of with_it(text, what) as it was typed: the word stands where `what` did. */
const char *without_it(struct arena *arena, const char *part, const char *text,
                       const char *what);

/* asked.c: a question, or what somebody else has said: it answers and notes nothing. */
bool says_question(struct arena *arena, const char *text);

/* It says something to us. */
bool sentence_means(const struct sentence *sentence);

/* Said among people, and still for us: it names a record or customer that we know, a new
 * lead with a way to reach them, a time to be reminded, or it answers a card. */
bool sentence_is_ours(const struct sentence *sentence);

/* How many customers and leads its words name, each once. */
size_t sentence_names(struct turn *t, const struct sentence *sentence);

/* One of its commands is this one. */
bool sentence_has(const struct sentence *sentence, const char *cmd);

/* When to speak to them again, where a note's last words say it by themselves ("..., call
 * them Friday"), as a command takes it; else NULL. */
const char *sentence_next(struct turn *t, const char *text);

/*
 * Does all that it says, in this turn. What cannot be done is taken back by itself and
 * said behind the rest; when nothing can, that is the turn's refusal. What is missing is
 * asked for with a form of one field.
 */
enum rc sentence_act(struct turn *t, struct sentence *sentence) CHECKED;

/* decision_said.c: what an approver says or asks of a request that waits for them, by its
 * customer and not by its number. *is_done: the only one that fits is shown with its
 * buttons, or those that may be meant; nothing is decided. */
enum rc decision_said(struct turn *t, const struct sentence *sentence, bool is_addressed,
                      bool *is_done) CHECKED;

/* stranger.c: the customer whom it names is not known: says so, and offers a new lead
 * with what was said, or `order` for what was last spoken of. Nothing is done. Once. */
enum rc stranger_answer(struct turn *t, struct sentence *sentence,
                        const struct order *order) CHECKED;

/* ... where the words say nothing else that we know; *is_one: such a customer is named.
 */
enum rc stranger_kept(struct turn *t, struct sentence *sentence, bool *is_one) CHECKED;

/* ... beside what was done all the same: a reminder that has the name in its words. */
void stranger_said(struct turn *t, struct sentence *sentence);

/* left_out.c: "Nothing was done for Oakline Foods.": whom and what the message names and
 * no deed of it was done to, once all are done; with buttons where one is plain. NULL:
 * nobody was left out. */
const char *left_out(struct turn *t, const struct sentence *sentence);

/* would.c: offers what the note on `record` tells of by hearsay, as a wish or a guess: a
 * button does it. Says nothing where there is no such thing, or no deal. */
void would_offer(struct turn *t, const struct sentence *sentence, const char *record);
