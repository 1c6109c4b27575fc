/*
 * until_paid.h - a reminder to see whether an invoice is paid: the payment ends it.
 *
 * That is so where the invoice's number is what the reminder is about and all of its
 * words ask after payment: "check whether INV-7 is paid". What asks for anything besides
 * ("send the receipt for INV-7", "when INV-7 is paid, thank Acme") waits for its owner.
 */
#pragma once

#include "commands/access.h"
#include "store/reminders.h"

/* The invoice that the reminder's words ask after; 0 when they are about anything else,
 * when that invoice is not open, or when whoever asked or the reminder's `owner` may not
 * see it. */
int64_t until_paid_by(struct turn *t, const struct reminder *reminder,
                      const struct person *owner);

/* The reminders that wait for this invoice are done, if it is paid in full. Each owner
 * hears of it once: whoever acts, in the answer; `told`, who hears of the payment in
 * words of their own, in *words, which is added to those ("" when none is theirs);
 * another in a message. */
enum rc until_paid_end(struct turn *t, const struct invoice *invoice,
                       const struct person *told, const char **words) CHECKED;
