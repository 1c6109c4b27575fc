/*
 * safety_inside.h - what the files of safety share: an act, where it stands, and what
 * puts it in doubt.
 */
#pragma once

#include "commands/language/intent.h"

/* The features that an act goes by; a doubt that is part of one ("not approved") is none.
 */
struct act {
    const enum feature *features;
    size_t n;
};

bool act_has(const struct act *act, enum feature feature);

/* Whether the mark lies within one that is the act. */
bool act_holds(const struct scene *s, const struct act *act, const struct mark *mark);

/* Whether one of these begins before byte `end`. */
bool act_is_behind(const struct scene *s, size_t end, const struct act *act,
                   const enum feature *list, size_t n);

/* Whether one of these stands in the message up to the end of clause `last`. */
bool act_has_by(const struct scene *s, size_t last, const struct act *act,
                const enum feature *list, size_t n);

/* The view's first or last clause with the act. */
size_t act_clause(const struct view *view, const struct act *act, bool first);

/* Where the first mark of an act ends. */
size_t act_end(const struct view *view, const struct act *act);

/* "to Emma", 给赵敏 */
bool act_goes_to(const struct view *view, const struct mark *who);

/* "Bluefin won an industry award", "Emma delivered a great pitch": a word that we do not
 * know right behind, or one for an activity, says what was won or delivered. */
bool act_is_of_unknown(const struct view *view, enum feature feature, const char *word);

enum { ACT_DOUBTS = 8 };

/* What makes of a deed none: negation, condition, future, another's words. */
extern const enum feature act_doubts[ACT_DOUBTS];

/* safety_verdicts.c: whether the message approves, or refuses, less than plainly. */
bool safety_vetoes_approval(const struct view *whole);
bool safety_vetoes_refusal(const struct view *whole);

/* safety_money.c: the same of a payment, a write-off, a credit note, a delivery and a
 * letter to a customer. */
bool safety_vetoes_money(const struct view *view, enum intent_id intent);

/* safety_papers.c: the same of an invoice, a promise to pay and an undo. */
bool safety_vetoes_paper(const struct view *view, enum intent_id intent);

/* safety_requests.c: whether the message asks for no approval, but tells of one that was
 * refused, is not to be asked for, or hangs on something else. */
bool safety_vetoes_request(const struct view *view);

/* ... whether each word that asks for one stands behind a guess or "should we", 要不要:
 * it is weighed, and a button asks. */
bool safety_weighs_request(const struct view *view);
