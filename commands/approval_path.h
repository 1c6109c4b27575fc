/*
 * approval_path.h - who must agree to a request: from to=, or from the default policy
 * (domain.md section 1).
 */
#pragma once

#include "commands/access.h"
#include "store/approvals.h"

struct path {
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    size_t n;
    int step;        /* that is being filled */
    bool is_by_rule; /* nobody has to */
};

enum { PERCENT = 100 }; /* discounts are counted in hundredths of a percent */

/* "12", "12.5%", "9折", "85折" into hundredths of a percent off. RC_USAGE. */
enum rc discount_parse(struct turn *t, const char *text, int *out) CHECKED;

/* "12", "12.5". */
const char *discount_text(struct arena *arena, int hundredths);

/* "li.wei" one, "a,b" any of them, "a+b" all, "a > b" one after the other; `manager`, or
 * the name of a role. */
enum rc path_parse(struct turn *t, const char *to, struct path *out) CHECKED;

/* Whom the submitter names may decide that much by the rules, whatever one of them says:
 * RC_RULE, with who may not and to whom the rules give it. */
enum rc path_may_decide(struct turn *t, const char *kind, int discount,
                        const struct path *path) CHECKED;

/* By the policy: a discount by its size, the rest to the manager. */
enum rc path_default(struct turn *t, const char *kind, int discount, struct path *out)
    CHECKED;

/* The submitter's manager, theirs, and so on up; how many. */
size_t path_managers(struct turn *t, int64_t *out, size_t most);
