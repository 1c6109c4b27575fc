/*
 * form_open.h - the form that waits here for an answer in words, and whether words may be
 * that answer.
 */
#pragma once

#include "commands/sentence.h"

struct form_open {
    const char *words; /* its command so far; "" when none is open */
    const struct command *command;
    const char *rest;   /* behind the command's name */
    const char *input;  /* the field that is asked for */
    const char *action; /* of its form; "" when it was asked in passing */
    const char *ref;    /* the record it is of: "D-5"; NULL: none */
    int64_t fields;
    bool is_reply;  /* what was typed answers the form's own message */
    bool is_next;   /* nothing else was typed since it was asked */
    bool is_passed; /* something else was done since */
};

/* RC_ABSENT, without words, when no form is open for words here. */
enum rc form_open_get(struct turn *t, struct form_open *out) CHECKED;

/* What it does is told to others, moves money or ends a deal: nothing of that comes out
 * of a guess. */
bool form_is_costly(const struct form_open *form);

/* The field that is asked for takes any words. */
bool form_takes_text(const struct form_open *form);

/* "The reason for D-5 Acme", as an end of "is that ...?". */
const char *form_field_words(struct turn *t, const struct form_open *form);

/* "D-5 Acme", "INV-7 Acme"; "" when it is of none. */
const char *form_record_words(struct turn *t, const char *ref);

/* "D-5 Acme: when?", and where the question does not tell what for, "D-5 Acme, issue
 * invoices: how much?". NULL `ref`: the question alone. */
const char *form_question(struct turn *t, const struct command *command,
                          const struct arg *arg, const char *ref, const char *question);

enum form_may {
    FORM_NO,    /* they are something else, or another's */
    FORM_OFFER, /* a button may say that they are the answer; they themselves do not */
    FORM_VALUE, /* as a day or a figure, and nothing else */
    FORM_YES
};

/* Whether words answer it: those that name another customer or record, ask, or correct
 * never do; nor do those in doubt, where it would cost something. */
enum form_may form_may_take(struct turn *t, const struct sentence *sentence,
                            const struct form_open *form);

/* The words name a record, or a customer or lead that we know. */
bool form_names_somebody(struct turn *t, const struct sentence *sentence);

/* change_signs.c: "No, ...", 不对，...: what corrects. Behind its sign; NULL: it corrects
 * nothing. */
const char *form_behind_no(const char *text);

/* They say something of another customer or record than the form's. */
bool form_names_another(struct turn *t, const struct sentence *sentence,
                        const struct form_open *form);
