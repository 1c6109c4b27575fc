/*
 * change_inside.h - a step of before, taken up again: what change.c and change_said.c
 * share, and why.c, which tells of it.
 */
#pragma once

#include "commands/change.h"

enum { REDO_LINES = 6 };

/* A step's commands, as they were done, and what was typed for them. */
struct redo {
    int64_t turn;
    const char *words;
    struct order lines[REDO_LINES];
    size_t n;
};

/* RC_RULE when it is no step of this person's that may be done again. */
enum rc redo_load(struct turn *t, int64_t turn, struct redo *out) CHECKED;

/* Canonical lines, as talk_deed has them, into `lines`. RC_RULE, with words, when they
 * are none. */
enum rc redo_read(struct turn *t, const char *lines, struct redo *out) CHECKED;

/* Takes the step back, and does it with the values that its lines have by now. */
enum rc redo_run(struct turn *t, const struct redo *step) CHECKED;

/* change_signs.c: the words behind "no," or 不对, or behind a first clause that says that
 * something was wrong; behind such a clause alone, whatever it begins with; before "not",
 * "I mean" or 才对, in "Thursday, not Wednesday". NULL where there are none. */
const char *change_behind_no(const char *text);
const char *change_behind_clause(const char *text);
const char *change_before_no(struct arena *arena, const char *text);

/* The argument of this name; NULL when it is a fact of a deal. */
const struct arg *redo_arg(const struct order *order, const char *name);

/* The step's only line, where it is this command, or a payment; NULL. */
struct order *redo_only(struct redo *step, const char *command);
struct order *redo_payment(struct redo *step);

/* change_payment.c: the day it came in is another; it was another customer's (false: the
 * words name nobody else, or say more than that): what they say besides in *rest. */
void change_paid_day(struct turn *t, const struct entity *entity, struct order *payment);
bool change_payer(struct turn *t, const struct sentence *sentence, const char *words,
                  struct order *payment, const char **rest);

/* change_terms.c: of an invoice, how long they may take to pay is another, "net 45": its
 * day is counted anew. False, and no change, where the words say something else. */
bool change_terms(struct turn *t, const struct sentence *sentence, const char *words,
                  struct redo *step);

/* Takes the payment back, books it as it is now, and says what was put right. Where it
 * was another's, those who heard of it are told that it was taken back. */
enum rc change_paid(struct turn *t, const struct redo *was, const struct redo *is)
    CHECKED;

/* The words without what was read of them. */
const char *change_without_figures(struct turn *t, const struct sentence *sentence,
                                   const char *words);

/* The words hold figures and days, and no more than what stands around them. */
bool change_says_only_figures(struct turn *t, const struct sentence *sentence,
                              const char *words);

/* Q-2031: what a quote is numbered, and no record of ours. */
bool change_is_quote_number(const struct entity *entity);

/* change_after.c: right behind a step, words that say nothing but: when a reminder is to
 * come; when an invoice is due, which the step then has; who the competitor was, instead
 * of the one that it has. */
bool change_says_hour(struct turn *t, const char *text, struct redo *step);
bool change_due(struct turn *t, const char *text, struct redo *step);
bool change_rival(struct turn *t, const char *words, struct redo *step);

/* Whether a correction is said of this step: it names whom the step was done for, or
 * nobody. `before`: the words up to "not", where the correction began with what is right;
 * else NULL. */
bool change_is_of(struct turn *t, const struct sentence *sentence, const char *before,
                  const struct redo *step);
