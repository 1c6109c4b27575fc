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

#include "store/nudges.h"
#include "store/timers.h"

/* A rule's next wish: at due_at (UTC ms) to speak step `step` of round `round`. */
struct wish {
    int64_t due_at; /* 0: it has nothing to say */
    int step;
    const char *round; /* what the steps count from: a due day, a touch; a new round
                          begins anew at step 0. NULL: there is no reason to speak. What
                          was said with buttons keeps them as long as its round lasts */
    int64_t whose;     /* and its owner is this person; 0: no matter whose it is */
};

struct occasion {
    int64_t record;
    int step;
    const char *round;
    int64_t due_at; /* when it should have been said */
    bool is_late;   /* by more than 15 minutes: we were not running */
    int64_t whose;
};

struct rule {
    const char *name; /* "invoice-overdue" */
    const char *brief, *brief_zh;
    const char *kind;     /* of the record it is about: "invoice" */
    bool shows_in_record; /* speak writes into the record that it has spoken, and plan
                             reads it there: no row of its own for that */
    /* Of the steps after `spoken` (-1: none yet in this round) the newest that has been
     * reached by t->now, else the first that is to come: rule_pick. For a record that is
     * done due_at 0; RC_ABSENT, for one that is gone, is the same. Quiet hours and
     * working days are the rule's to respect: see attention.h. A wish for later may name
     * an earlier moment when the true one is dear to find: the rule is asked again then.
     */
    enum rc (*plan)(struct turn *t, int64_t record, struct wish *out);
    /* Says it: tell_person, show_person ... The plan that named the occasion was made
     * just before, so there is reason to. Anything but RC_OK undoes what was said. */
    enum rc (*speak)(struct turn *t, const struct occasion *occasion);
    /* The record has changed: draws anew what was announced of it. NULL: nothing is. */
    enum rc (*announce_again)(struct turn *t, int64_t record);
    /* What became of a record whose round is over, as it begins a line: "Put off to Tue 3
     * March 16:00". NULL: nothing that the rule says bears buttons of its own. */
    const char *(*became)(struct turn *t, int64_t record, const struct person *reader);
};

extern const struct rule *const rules[]; /* from rules/table.def; ends with NULL */
const struct rule *rule_named(const char *name);

/* The highest step that has spoken in this round: for plan. -1: none. */
int rule_spoken(struct turn *t, const struct rule *rule, int64_t record,
                const char *round);

/* The wish of a ladder whose step i is due at due[i], never falling; 0: left out. */
void rule_pick(const struct turn *t, const int64_t *due, int n, int spoken,
               const char *round, struct wish *out);

/* An instant as the name of a round. */
const char *rule_round(struct turn *t, int64_t instant);

/* The person, or the first active one up the line of managers; RC_ABSENT when there is
 * none. */
enum rc rule_person(struct turn *t, int64_t person, struct person *out) CHECKED;

/* The manager of a person, passing over those who do not work here any more and over
 * `not_this` (0: nobody). RC_ABSENT, without words, when there is none. */
enum rc rule_manager(struct turn *t, const struct person *person, int64_t not_this,
                     struct person *out) CHECKED;

/* A message of ours about a record: its text and reference, marked late if it is. */
struct card rule_card(struct turn *t, const struct record_kind *kind, int64_t id,
                      const struct occasion *occasion, const struct person *reader,
                      const char *words);

/* Says the card to a person; its buttons last as long as the occasion's round, in the
 * hands of the same owner. */
enum rc rule_nudge(struct turn *t, const struct rule *rule,
                   const struct occasion *occasion, const struct person *whom,
                   const struct card *card) CHECKED;

/* Whether a nudge was said in the round of this wish; *changed_hands when its owner then
 * is not the one now. */
bool rule_nudge_lasts(const struct nudge *nudge, const struct wish *wish,
                      bool *changed_hands);

/* Words with the mark of lateness behind them: "... (late 2 h)". */
const char *rule_words(struct turn *t, const struct occasion *occasion,
                       const struct person *reader, const char *words);
