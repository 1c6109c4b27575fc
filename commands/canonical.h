/*
 * canonical.h - whether words that begin with a command's name are that command, or a
 * sentence that only begins like it.
 */
#pragma once

#include "commands/sentence.h"

/* "payment INV-7 200 31.2.2026" is refused for what it cannot be, and never read again as
 * a sentence that says less; nor is "touch X-1 friday", where nothing has such numbers,
 * or what holds a name=value.
 * Chinese begins its sentences like that: 回款20万. */
bool is_strict(struct turn *t, const struct command *command, const char *words,
               const char *rest);

/* These words would decide or move money, with a remark that no sentence vouches for. */
bool is_doubtful(struct turn *t, const struct command *command, const char *rest);

/* It is, without a look at the sentence: nothing in it could say more. *args: what was
 * read (parse_args), or NULL when it is to be read again, for something is missing. */
bool is_plain(struct turn *t, const struct command *command, const char *rest,
              const void **args);

/*
 * A command whose arguments can be read is one, whatever else its words could mean, but
 * for these: a verdict or a payment with a remark that makes it a question or a condition
 * ("approve AP-1 if ..."); the same command with more in it than its words by themselves
 * ("remind me tomorrow at 3 to call", "new lead ACME 13900001111", a note with the day
 * to speak to them again); a bare verb that answers a card.
 */
bool is_canonical(struct turn *t, const struct command *command, const char *rest,
                  const struct sentence *sentence);
