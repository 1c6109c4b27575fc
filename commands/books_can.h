/*
 * books_can.h - who books money and keeps no deals, and spoke of what is sales' to note
 * or change: what they may do about it themselves.
 */
#pragma once

#include "commands/sentence.h"

/* Whether the speaker only books money, and the words are of money. */
bool books_may_mean(struct turn *t, const struct sentence *sentence);

/* Says that nothing was booked, and offers what may be: a payment or a promise of the
 * customer's only open invoice, what they owe, a refund's request. `is_change`: the words
 * would have changed a deal. `called`: the customer or record, as it was named; NULL. */
enum rc books_offer(struct turn *t, const struct sentence *sentence, const char *called,
                    bool is_change) CHECKED;
