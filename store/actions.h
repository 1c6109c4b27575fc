/*
 * actions.h - what stands behind a button: an id that cannot be guessed, and the command
 * it runs.
 */
#pragma once

#include "store/turn.h"

struct action {
    const char *id, *command, *kind;
    int64_t record, version;
    int64_t person; /* who alone may press; 0: whoever may run the command */
    int64_t until;  /* ms; 0: for ever */
    int64_t used_turn;
};

/* Writes the action and sets its id. */
enum rc action_add(struct turn *t, struct action *action) CHECKED;

/* RC_ABSENT, in the person's language, when it is no action of ours. */
enum rc action_get(struct turn *t, const char *id, struct action *out) CHECKED;
enum rc action_used(struct turn *t, const char *id) CHECKED;

/* The line that stands from now on where buttons or a form stood, for each who reads it
 * in their language. */
struct answered {
    const char *en, *zh;
    bool says_who; /* and when: "Filled in by Ana Reyes, Mon 2 March 09:00" */
};

extern const struct answered answered_filled, answered_cancelled, answered_undone;

/* Where the message with this action stands, the line stands in place of its buttons or
 * its form. A record's card is left as it is; so are, on other platforms than the web
 * chat, buttons without a form, and what one alone sees in a room. */
enum rc action_answered(struct turn *t, const char *action, const struct answered *as)
    CHECKED;

/* The same for the form beside the button with this action; a message without a form is
 * left as it is. The form takes nothing more. */
enum rc action_form_closed(struct turn *t, const char *action, const struct answered *as)
    CHECKED;

/* The button with this action was pressed, and ran: it goes, the others stay. In the web
 * chat alone; elsewhere it would cost the platform an edit, and a press of one that is
 * used says so. One that a nudge has is left to it (store/nudges.h). */
enum rc action_pressed(struct turn *t, const char *action) CHECKED;

/* The same, wherever it stands, of all buttons of that message whose time is over, when
 * that of this one is. */
enum rc action_ended(struct turn *t, const char *action) CHECKED;

/* Two actions of one card. */
bool action_same_card(const char *one, const char *other);

/* Every button, select and form of the card that has a command and no action gets one;
 * one row holds them all. `record` 0: bound to none. */
enum rc card_mint(struct turn *t, struct card *card, const char *kind, int64_t record,
                  int64_t version, int64_t person) CHECKED;
