/*
 * fill_label.h - the words by which an answer says which field it is for: "the budget is
 * 30k", 签约日周一.
 */
#pragma once

#include "commands/command.h"
#include "sales/deal.h"

/* What stands behind the first of the words that is at the head of the text, and behind
 * the blanks and the colon after it; NULL when none of them is there. */
const char *words_behind_any(const char *text, const char *const *words, size_t n);

/* "The competitor is Kestrel", 竞争对手是云鹰, "it's Kestrel": what was asked for is the
 * rest; the text itself where it has no label. */
const char *without_label(struct turn *t, const struct command *command,
                          const char *input, const char *text);

/* How much of the folded text is the fact's name at its head: "signed on", "signed",
 * 签约日; 0. */
size_t fact_name_at_head(struct turn *t, const struct fact *fact, const char *text);
