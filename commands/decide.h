/*
 * decide.h - one verdict on a request: approve, reject and return.
 */
#pragma once

#include "commands/approval_path.h"

/* For the examples of what is done with a request: AP-1 by ana, AP-2 by bo. */
extern const struct example decide_given[];

/*
 * The verdict of who asks. The first one counts: later ones are RC_RULE with who decided
 * and when. Asks once for the reason of a rejection or return. Tells the submitter, and
 * those whose turn comes next.
 */
enum rc decide(struct turn *t, int64_t id, enum verdict verdict, const char *comment)
    CHECKED;

/* A request that who asks may see: submitter, deciders, and those who see the deal. */
enum rc approval_to_see(struct turn *t, int64_t id, struct approval *out,
                        struct approval_task *tasks, size_t *n) CHECKED;

/* "discount 12%", "credit ¥50,000". */
const char *approval_what(struct turn *t, const struct approval *approval);

/* The names of those whom a request waits for: "Ana Reyes, Max Stone". */
const char *decide_waits_for(struct turn *t, const struct approval_task *tasks, size_t n);

/* The request's card to whoever this task asks now, with `en` or `zh` before it, as they
 * read; to nobody where it asks nobody any more, or not yet. */
enum rc decide_show(struct turn *t, int64_t id, const struct approval_task *task,
                    const char *en, const char *zh) CHECKED;

/* RC_DENIED: it waits for them, and nobody else decides. */
enum rc decide_not_theirs(struct turn *t, const char *ref, const char *names) CHECKED;
