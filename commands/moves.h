/*
 * moves.h - a deal goes to another stage: deal stage, won and lost.
 */
#pragma once

#include "commands/access.h"

/* The name of a fact from how it is called: 金额 is amount; itself when it is none. */
const char *fact_named(const char *said);

/* Sets the facts (English or Chinese names) on a deal in hand. RC_USAGE. */
enum rc facts_set(struct turn *t, struct deal *deal, const struct pairs *facts) CHECKED;

/* What was set, as the deal has it now: in words for the answer behind those that stand
 * in `what`, and in `facts` for the history. */
void facts_told(struct turn *t, const struct deal *deal, const struct pairs *said,
                struct text *what, struct happened *facts);

/* Fields of a form for facts by name; those already known are filled in. */
struct card_input *facts_inputs(struct turn *t, const struct deal *deal,
                                const char *const *names, size_t n);

/* " need=\"...\" budget=..." as a form's command carries them. */
const char *facts_words(struct turn *t, const struct pairs *facts);

/* RC_RULE: "D-5 Acme is won since Mon 2 March." */
enum rc deal_closed_since(struct turn *t, const struct deal *deal) CHECKED;

/*
 * Moves a deal that who asked may change; asks in a form for what the stage wants or for
 * the reason of a skip or a step back. Writes the deal and its history, and answers.
 */
enum rc deal_move(struct turn *t, int64_t id, enum stage to, const struct pairs *facts,
                  const char *reason) CHECKED;
