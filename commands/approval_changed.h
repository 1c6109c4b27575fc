/*
 * approval_changed.h - a request rests on facts of its deal; when they change it is asked
 * again (domain.md section 1, rule 5).
 */
#pragma once

#include "commands/approval_path.h"

/* JSON for approval.facts: what the approver reads beside the card's own facts, by name,
 * and unseen what the decision rests on. `discount` in hundredths of a percent; 0: none.
 */
const char *approval_facts(struct turn *t, const struct deal *deal, int discount);

/* "Amount was €4,000, is €9,000" since it was asked, for the reader; "" when all stands
 * as it did. */
enum rc approval_changes(struct turn *t, const struct approval *approval, enum lang lang,
                         const char **out) CHECKED;

/* Was the amount that was asked for the deal's own? */
bool approval_is_deals_own(const struct approval *approval);

/*
 * Ends the request and opens its next revision, with the same path and what is true now.
 * Tells the submitter and those whose turn it is; answers whoever decided with the new
 * card.
 */
enum rc approval_ask_again(struct turn *t, struct approval *approval,
                           struct approval_task *tasks, size_t n) CHECKED;
