/*
 * dispatch.h - words, presses and forms on their way to a command: find it, may they,
 * parse, run.
 */
#pragma once

#include "commands/command.h"

/*
 * Runs what t->in says, between turn_begin and turn_end: a command by its name, the
 * answer to an open question, or a sentence. Silent (RC_OK, no answer) for chatter in a
 * room that is none of them and not addressed to Dealbell. A press is answered
 * once: pressed again it is told what already happened; one that is another's, or too
 * old, is refused in words, and so is a verdict on a request that has changed since. A
 * deal that has left the stage its button leads from is shown as it is now.
 */
enum rc dispatch(struct turn *t) CHECKED;

/*
 * The words of an account that is bound to nobody, after turn_begin said RC_DENIED: a
 * code that joins it to a person. RC_DENIED, with turn_begin's words, for all others.
 */
enum rc dispatch_stranger(struct turn *t) CHECKED;

/* link.c */
enum rc link_stranger(struct turn *t, const char *code) CHECKED;

/* Runs canonical words as t->me: for dispatch, seeding and tests. */
enum rc dispatch_words(struct turn *t, const char *words) CHECKED;

/* The same of a command that only reads; its answer is handed over as a card whose
 * buttons hold commands, and not said. For reports that come by themselves. */
enum rc dispatch_card(struct turn *t, const char *words, struct card *out) CHECKED;

/* RC_DENIED where it is not for the speaker's role; what they may do instead with these
 * words and fields (NULL: none) is offered. */
enum rc command_is_theirs(struct turn *t, const struct command *command,
                          const char *words, const struct pairs *fields) CHECKED;

/* Whether this person may run it at all; from now on it is what the turn does
 * (t->action). `words` and `fields` as above. */
enum rc command_may_run(struct turn *t, const struct command *command, const char *words,
                        const struct pairs *fields) CHECKED;

/* One command with its arguments: words, and fields that go before them (NULL: none). */
enum rc command_run(struct turn *t, const struct command *command, const char *words,
                    const struct pairs *fields) CHECKED;

/* The same with the arguments that were read of these words already (parse.h). */
enum rc command_run_read(struct turn *t, const struct command *command, const char *words,
                         const void *args) CHECKED;

/* RC_USAGE: nothing that we know; names what is open here, the nearest command, or what
 * one may say. */
enum rc command_unknown(struct turn *t, const char *words) CHECKED;

/* The command whose name or alias the words begin with, and where its arguments begin;
 * NULL when there is none. */
const struct command *command_find(const char *words, const char **rest);

/* The nearest name to what was typed, for "did you mean"; NULL when nothing is near. */
const char *command_nearest(const char *words, enum lang lang);

/* `rc` of a command; where it went wrong and the words are nearly one of two words ("deal
 * updat D-5 ..."), asks whether that was meant: RC_USAGE. */
enum rc command_said_nearly(struct turn *t, const struct command *command,
                            const char *words, enum rc rc);
