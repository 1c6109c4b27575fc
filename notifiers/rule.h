/*
 * rule.h - what we say unasked: one file in rules/, one row in rules/table.def.
 *
 * A rule stands beside a kind of record. Whenever such a record changes, the rule is
 * asked when it next wants to speak (plan); that is a timer row. When it is due, `speak`
 * runs in a turn of its own, whose inbox key is rule/record/round/step: each step is said
 * once. After a long sleep only the newest step that has been reached speaks; it is
 * marked late.
 */
#pragma once

#include "store/say.h"
#include "store/timers.h"

/* A rule's next wish: at due_at (UTC ms) to speak step `step` of round `round`. */
struct wish {
    int64_t due_at; /* 0: it has nothing to say */
    int step;
    const char *round; /* what the steps count from: a due day, a touch; a new round
                          begins anew at step 0 */
};

struct occasion {
    int64_t record;
    int step;
    const char *round;
    int64_t due_at; /* when it should have been said */
    bool is_late;   /* by more than 15 minutes: we were not running */
};

struct rule {
    const char *name; /* "invoice-overdue" */
    const char *brief, *brief_zh;
    const char *kind; /* of the record it is about: "invoice" */
    /* The first step after `spoken` (-1: none yet in this round) that is still to come or
     * was missed; for a record that is gone or done: due_at 0. Quiet hours and working
     * days are the rule's to respect: see attention.h. */
    enum rc (*plan)(struct turn *t, int64_t record, struct wish *out);
    /* Says it: tell_person, show_person ... Checks that there is still reason to; RC_OK
     * without words when not. */
    enum rc (*speak)(struct turn *t, const struct occasion *occasion);
};

extern const struct rule *const rules[]; /* from rules/table.def; ends with NULL */
const struct rule *rule_named(const char *name);

/* The highest step that has spoken in this round: for plan. -1: none. */
int rule_spoken(struct turn *t, const struct rule *rule, int64_t record,
                const char *round);
