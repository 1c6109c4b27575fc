/*
 * choices.h - which record is meant, where the words did not say: those it may be.
 */
#pragma once

#include "commands/bind/bind.h"
#include "store/approvals.h"

/* Offers up to three as buttons that run `words`, which is the command with all that was
 * said, with the record filled in: what was last spoken of here first, then this person's
 * own. *rest: choices_rest of the others. RC_RULE, with what to do instead as buttons,
 * where only a lead will do and this person has none. `sum`: what was said of money,
 * NULL: nothing; invoices are in the order of it. */
enum rc choices_offer(struct turn *t, const struct command *command, const char *words,
                      const struct arg *arg, const char *sum, const char **rest) CHECKED;

/* Of these invoices those that `sum` fits come first, the nearest foremost; the others
 * stay as they are. NULL `sum`: all do. */
void choices_by_sum(struct invoice *list, size_t n, const char *sum);

/* Behind a question with its buttons: how many more there are than these, and that the
 * number of one, such as `another`, says which. "" where there are no more. */
enum { CHOICES_SHOWN = 3 };

const char *choices_rest(struct turn *t, size_t n_all, const char *another);

/* The same of a list of records: `id` is CHOICES_NEXT(list, n_all). */
#define CHOICES_NEXT(list, n) ((n) > CHOICES_SHOWN ? (list)[CHOICES_SHOWN].id : 0)

const char *choices_rest_of(struct turn *t, size_t n_all, const struct record_kind *kind,
                            int64_t id);

/* How much an invoice is for, where that was not said: a button for all of the deal, or
 * for what of it is not invoiced yet. `ref`: the deal, or a customer with one such deal.
 */
enum rc choices_sum(struct turn *t, const struct command *command, const char *words,
                    const char *ref) CHECKED;

/* Whether the customer paid something before that this invoice could use. */
enum rc choices_has_credit(struct turn *t, const struct invoice *invoice, bool *out)
    CHECKED;

/* Says that nothing is decided, and lists the requests that may be meant, each with a
 * button that opens it. */
void choices_waiting(struct turn *t, const struct approval *list, size_t n);
