/*
 * card.h - the one type in which the bot speaks: each chat encodes it as its best.
 *
 * A card is plain data in an arena. It is kept in the outbox as JSON and read back when
 * it is sent or shown again. Who fills a card writes the command that a button runs; the
 * turn that says the card mints an action for it (store/say.h), and only the action
 * leaves the house.
 */
#pragma once

#include "arena.h"
#include "json.h"

enum tone { TONE_PLAIN, TONE_GOOD, TONE_WAITS, TONE_BAD };

enum button_style { BUTTON_PLAIN, BUTTON_PRIMARY, BUTTON_DANGER, BUTTON_QUIET };

/* A fact: label over value, `note` small behind it. Worst first. */
struct card_field {
    const char *label, *value, *note;
    enum tone tone;
};

/* A step of the path so far and to come: "Emma asked", "Dan Cole", "Finance". */
struct card_step {
    const char *label;

    enum { STEP_DONE, STEP_NOW, STEP_LATER, STEP_FAILED, STEP_LATE } state;
};

struct card_button {
    const char *label;
    enum button_style style;
    const char *command; /* the canonical command it runs; stays home */
    const char *action;  /* minted; what leaves */
    /* Handles: to nobody else the web chat shows it. None: to everybody. It is no right:
     * who presses is asked all the same. */
    const char *const *only_for;
    size_t n_only_for;
    int64_t until; /* ms: from then on the web chat shows it no more; 0: for ever */
};

struct card_option {
    const char *label, *value;
};

/* A choice in place: the chosen value is added to the command as `name=value`. */
struct card_select {
    const char *label, *name, *command, *action;
    const struct card_option *options;
    size_t n_options;
};

enum input_kind {
    INPUT_LINE,
    INPUT_LINES,
    INPUT_DAY,
    INPUT_MONEY,
    INPUT_NUMBER,
    INPUT_CHOICE
};

struct card_input {
    const char *name, *label, *value, *hint;
    enum input_kind kind;
    bool is_required;
    const struct card_option *options; /* of INPUT_CHOICE */
    size_t n_options;
};

/* A command with fields still open: on submit each filled field is added as name=value.
 */
struct card_form {
    const char *command, *action, *submit;
    const struct card_input *inputs;
    size_t n_inputs;
};

struct card_table {
    const char *const *heads; /* n_columns of them */
    const char *const *cells; /* row by row, n_rows * n_columns */
    size_t n_columns, n_rows;
    unsigned right; /* bit i: column i is aligned to the right (figures) */
    unsigned rest;  /* bit i: column i is what is left of the figure before it */
    const bool
        *late; /* n_rows of them: what the first cell says is late; NULL: none is */
};

enum { CARD_MOST_FIELDS = 12, CARD_MOST_STEPS = 8, CARD_MOST_BUTTONS = 5 };

struct card {
    const char *kind, *ref; /* "approval", "AP-87": whose card it is; may be NULL */
    const char *title;      /* what it is and its figure: "AP-97 Discount 12%" */
    const char *subtitle;   /* "Bluefin Logistics, D-1088" */
    const char *badge;      /* whom it waits for, or how it stands */
    enum tone badge_tone;
    const char *text; /* words above the facts */
    struct card_field fields[CARD_MOST_FIELDS];
    size_t n_fields;
    struct card_step steps[CARD_MOST_STEPS];
    size_t n_steps;
    struct card_table table; /* n_columns 0: none */
    struct card_button buttons[CARD_MOST_BUTTONS];
    size_t n_buttons;
    const struct card_select *select; /* may be NULL */
    const struct card_form *form;     /* may be NULL */
    const char *decided; /* who, what, when: stands where the actions stood */
    const char *footer;
};

/* Past the ceiling of fields, steps or buttons an assert says so. Strings are not copied.
 */
void card_field(struct card *card, const char *label, const char *value, enum tone tone);
void card_step(struct card *card, const char *label, int state);
void card_button(struct card *card, const char *label, enum button_style style,
                 const char *command);

/* All its buttons are for these handles alone; n 0: for everybody. */
void card_only_for(struct card *card, const char *const *handles, size_t n);

/* Takes out the buttons that are for others than the person with this handle. */
void card_for(struct card *card, const char *handle);

/* As JSON without commands: keys title subtitle badge{text,tone} text
 * fields[{label,value,note,tone}] steps[{label,state}] table{heads,rows,right,rest,late}
 * buttons[{label,style,action,only_for,until}] select form decided footer kind ref; what
 * is empty is left out. `right` lists the columns (0 is the first) that are aligned to
 * the right, `rest` those that are what is left of the column before. The text lives in
 * the arena. */
const char *card_print(const struct card *card, struct arena *arena);

/* Reads card_print's JSON back. RC_BROKEN when it is none. */
enum rc card_read(const char *json, struct arena *arena, struct card *out,
                  struct err *err) CHECKED;

/* The card in words, for a terminal, a mail or a chat that has no cards. Buttons as
 * "[7] Approve  [8] Reject" when their numbers begin with `first`, else (0) as
 * "[Approve]". */
const char *card_words(const struct card *card, struct arena *arena, size_t first);

/* How far a step is, in one sign. */
const char *card_step_mark(const struct card_step *step);

/* The table as a file for a spreadsheet: UTF-8 with its mark, every cell in quotes, lines
 * that end in CRLF (RFC 4180). What a spreadsheet would take for a formula begins with an
 * apostrophe. */
const char *card_csv(const struct card_table *table, struct arena *arena);
