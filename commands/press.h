/*
 * press.h - buttons, selects and forms: the command behind them, who may run it, and
 * until when.
 */
#pragma once

#include "commands/command.h"

/*
 * Runs what t->in pressed or filled in: RC_RULE with who did it and when where it was
 * done already, or is too old; RC_DENIED where the button is another's. A form's fields
 * are taken as they came, never as words.
 */
enum rc press_run(struct turn *t) CHECKED;

/* The same for the button with this action, which words have pressed. */
enum rc press_action(struct turn *t, const char *id) CHECKED;

/* "Yes", right behind a question that one button answers: presses it, and *is_done; no
 * change where something was done already, or others were spoken to. */
enum rc press_said(struct turn *t, const char *words, bool is_addressed, bool *is_done)
    CHECKED;

/* Whether this person may fill in the form with this action now, before it is opened for
 * them; refused as its submission would be. */
enum rc press_may_fill(struct turn *t, const char *id) CHECKED;
