/*
 * form_answer.h - an answer that comes right after the question, or to the form's own
 * message, is read against the whole form: "48k, signed today, first invoice 1 april".
 */
#pragma once

#include "commands/form_open.h"

/*
 * Each part that fits a field of the open form goes to its field, and the rest to the one
 * that is asked for, where it takes text; the form's command is run with them. No other
 * deed is made of such words. *is_done: they were an answer. What names another customer,
 * asks or reminds is none, nor is what begins with a command (the caller's to know).
 */
enum rc form_answer(struct turn *t, const char *text, bool is_addressed, bool *is_done)
    CHECKED;

/* Runs the form's command with these facts; filled in, it takes nothing more. */
enum rc form_fill(struct turn *t, const struct form_open *form,
                  const struct pairs *fields) CHECKED;

/* Not taken for the answer by themselves: a button says that they are. */
void form_offer(struct turn *t, const struct sentence *sentence,
                const struct form_open *form);
