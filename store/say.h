/*
 * say.h - words on their way out: all that commands and rules use to speak.
 *
 * An answer is built in t->answer and written once, at the end of the turn. Words to
 * others are rows at once: a post in the web chat's log, or an outbox row for a platform
 * that we do not host. Cards are copied; commands on buttons become actions here.
 */
#pragma once

#include "store/record.h"

/* Adds a line to the answer. */
void say(struct turn *t, const char *fmt, ...) PRINTF(2, 3);

/* Adds a button to the answer: "deal show D-1042". At most three are shown beside [Undo].
 */
void offer(struct turn *t, const char *label, enum button_style style,
           const char *command, ...) PRINTF(4, 5);

/* Makes the answer a record's card, drawn for the one who asked and redrawn when it
 * changes; words said stay above it. */
void say_record(struct turn *t, const struct record_kind *kind, int64_t id);

/* The answer is seen by the one who asked alone, wherever it stands. */
void say_privately(struct turn *t);

/*
 * Asks for what is missing: the turn's effects are undone, and the answer is a form that
 * runs `command` with the fields filled in. Returns RC_USAGE, for `return ask(...)`.
 * inputs live in the turn's arena or longer.
 */
enum rc ask(struct turn *t, const char *command, const struct card_input *inputs,
            size_t n, const char *why, ...) PRINTF(5, 6);

/* What was asked for last is sent by a button that says this instead of "Save". */
void ask_to(struct turn *t, const char *submit);

/* Something was asked for with a form in this turn. */
bool is_asking(const struct turn *t);

enum tell_how { TELL_CHAT = 0, TELL_MAIL_TOO = 1 };

/* A choice beside the form that is asked for next: a command that fills it in. Or, where
 * the business says no (RC_RULE), what may be done about it. At most three. */
void ask_offer(struct turn *t, const char *label, const char *command, ...) PRINTF(3, 4);

/* Where it is not theirs to do (RC_DENIED): what they may do, alone; what ask_offer has
 * offered before is not theirs either. */
void ask_instead(struct turn *t, const char *label, const char *command);

/* The answer asks for `input` of `command` as well: whoever types it next has answered,
 * and nothing is amiss when nobody does. NULL `command`: it asks for nothing more. */
void ask_in_passing(struct turn *t, const char *input, const char *command);

/* The answer asks whether to do what its only primary button does: "yes", said next,
 * presses it. */
void ask_yes(struct turn *t, const char *command);

/* The answer's buttons set the next touch of this record, which has `next_touch` now:
 * they go when it has another, or needs none any more. NULL kind: they set none. */
void answer_sets_touch(struct turn *t, const struct record_kind *kind, int64_t record,
                       const char *next_touch);

/* The answer's buttons say yes or no to this request: they go when it waits for the one
 * who asked no more. */
void answer_asks_verdict(struct turn *t, const struct record_kind *kind, int64_t record);

/* Part of what was wanted was refused in these words and taken back (turn_step): said
 * behind the rest, with the form that was asked for, if any. */
void say_refused(struct turn *t, const char *words);

/* To one person, directly, on the platform where they are bound (the web chat when on
 * none). `card` in the person's language; its text is the message. By mail as well when
 * told and the firm has mail. */
enum rc tell_person(struct turn *t, const struct person *whom, const struct card *card,
                    enum tell_how how) CHECKED;

/* Fills a card for one who reads it in a room: of `reader` language and zone are known,
 * and nothing else. */
typedef enum rc room_drawer(struct turn *t, const struct person *reader,
                            const void *about, struct card *out);

/* To every conversation with this purpose ("approvals", "bell" ...), in the firm's
 * language; in the web chat's own rooms each reads it in theirs. */
enum rc tell_room(struct turn *t, const char *purpose, room_drawer *draw,
                  const void *about) CHECKED;

/* The same, and it is kept that it was said of this record; all that was said of it drawn
 * anew, where it looks different now: how many messages there are; and that for the last
 * time. */
enum rc announce(struct turn *t, const char *purpose, const struct record_kind *kind,
                 int64_t id, room_drawer *draw, const void *about) CHECKED;
enum rc announced_again(struct turn *t, const struct record_kind *kind, int64_t id,
                        room_drawer *draw, const void *about, size_t *n) CHECKED;
enum rc announced_last(struct turn *t, const struct record_kind *kind, int64_t id,
                       room_drawer *draw, const void *about, size_t *n) CHECKED;

/* A record's own card, redrawn wherever it was shown when the record changes. `words`
 * above it may be NULL. */
enum rc show_person(struct turn *t, const struct person *whom,
                    const struct record_kind *kind, int64_t id, const char *words,
                    enum tell_how how) CHECKED;
enum rc show_room(struct turn *t, const char *purpose, const struct record_kind *kind,
                  int64_t id, const char *words) CHECKED;

/* Draws the cards of all records in t->touched again, wherever they were shown. Called
 * once by the desk before turn_end. */
enum rc redraw_touched(struct turn *t) CHECKED;
