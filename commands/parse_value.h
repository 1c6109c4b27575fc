/*
 * parse_value.h - one argument from its text: the inside of parse.c.
 */
#pragma once

#include "commands/parse.h"
#include "commands/words.h"
#include "sales/deal.h"

/* Reads the whole text as the argument's type into its place in `into`. RC_USAGE or
 * RC_ABSENT in t->err. */
enum rc value_read(struct turn *t, const struct arg *arg, const char *text, char *into)
    CHECKED;

/* How many words without quotes such a value may have. */
size_t value_words(enum arg_type type);

/* The field of a form that asks for it. */
enum input_kind value_input(enum arg_type type);

/* Written as a reference, of whatever kind: then it is no customer's name. */
bool value_is_ref(struct turn *t, const char *text);

/* 金额 is amount; any other name is itself. */
const char *arg_name_meant(const char *name);

/* An argument's name in words, as the reader types it: "amount", "金额". */
const char *arg_name_said(const struct arg *arg, enum lang lang);

/* And as it stands on a form: "Amount", "金额". */
const char *arg_label(struct arena *arena, const struct arg *arg, enum lang lang);

/* A fact's name: "Competitor" of "Competitor (or none)"; "" for none. */
const char *fact_label(struct arena *arena, const struct fact *fact, enum lang lang);

/* "31.2.2026", "-5": figures and what stands between them, no letter. */
bool value_is_figure(const char *text);

/* RC_USAGE when the text begins with a clock time that there is not: 25:00, 25点, 13pm.
 */
enum rc value_refuse_clock(struct turn *t, const char *text) CHECKED;

/* The same of every time that stands in the text. */
enum rc value_refuse_clocks(struct turn *t, const char *text) CHECKED;

/* A day or moment to come, or one that is over; a clock time alone is today's. */
enum rc value_moment(struct turn *t, const char *text, struct moment *out) CHECKED;
