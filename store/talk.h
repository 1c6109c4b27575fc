/*
 * talk.h - what a person and Dealbell speak of in one place: what "it" is, what was done
 * last, and the question that is open.
 *
 * A row for each person and place, kept by turn_end. A form that was asked for is a
 * question too: whoever types instead of filling it answers its first field.
 */
#pragma once

#include "store/turn.h"

enum {
    TALK_MS = 30 * 60 * 1000,    /* how long one knows what "it" is */
    QUESTION_MS = 10 * 60 * 1000 /* how long words answer a question; its form stays */
};

/* The action of a turn that only answered thanks or a greeting: a question stays open. */
#define TALK_KIND_WORDS "kind words"

struct answered;

struct talk {
    int64_t at, said, done;
    const char *kind; /* "" when nothing was spoken of */
    int64_t record;
    const char *command; /* that an answer to the open question runs; "" none is open */
    const char *action;  /* of its form, or "" */
    const char *input;   /* the field that is asked for */
    int64_t fields, until;
};

/* The field of a question that one button answers: "yes" presses it (ask_yes). Its action
 * is the button's. */
#define TALK_ASKED_YES "yes"

/* What was spoken of here so far, by this person; what is too old is left out. All empty
 * when nothing was. */
enum rc talk_get(struct turn *t, struct talk *out) CHECKED;

/* What words typed now may answer: the form of the message that they reply to, where it
 * has one that is open (*is_reply); else what was asked here last. */
enum rc talk_question(struct turn *t, struct talk *out, bool *is_reply) CHECKED;

/* The turn in which the open question's form was shown; 0: it has no form. */
int64_t talk_asked(const struct talk *talk);

/* Nothing was typed here since it was asked: these words come right after it. */
bool talk_is_next(const struct talk *talk);

/* What is asked stays open after this turn, which asked nothing new and whose command has
 * answered something else. */
bool talk_stays_open(const struct turn *t, const struct talk *talk);

/* These words answer the question that is open here: should they be refused, it is asked
 * as it was, and the next words may answer it. */
void talk_answer(struct turn *t);

/* The question that is open here is open no longer. Where its form stood, a line stands,
 * and it takes nothing more. */
enum rc talk_drop(struct turn *t, const struct answered *as) CHECKED;

/* A list of one customer was shown: from the next turn on "it" is this record. */
void talk_speak_of(struct turn *t, const struct record_kind *kind, int64_t record);

/* Somebody else is spoken of, who has no record: from the next turn on "it" is nothing.
 */
void talk_forget(struct turn *t);

/* The field of the form that words would fill; NULL when nothing must be said. */
const struct card_input *form_asks(const struct card_form *form);

/* The record that a form's command names; NULL for none, or several of a kind. */
const char *form_ref(struct turn *t, const char *command);

/* What the form with this command asks for was done otherwise, or is over: the deal
 * moved, the request is decided, the invoice paid. */
bool form_is_settled(struct turn *t, const char *command);

/* The record of the message that t->in answers: "AP-87". NULL when it answers none, or
 * one that tells of no record. */
enum rc talk_reply(struct turn *t, const char **ref) CHECKED;

/* What a turn did, in canonical lines, and what was typed; "" when it is not known. */
struct deed_words {
    const char *did, *words;
    int64_t at, person;
};

enum rc talk_deed(struct turn *t, int64_t turn, struct deed_words *out) CHECKED;
