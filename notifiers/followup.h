/*
 * followup.h - the ladder of a touch that is due: the owner, the owner again, the
 * manager told, the manager asked (domain.md section 4). Deals and leads share it.
 */
#pragma once

#include "notifiers/rule.h"

/* What is followed up. */
struct followed {
    const struct record_kind *kind;
    int64_t id, owner;
    const char *name, *next_touch;
    bool is_open;
};

enum rc followup_plan(struct turn *t, const struct rule *rule,
                      const struct followed *followed, struct wish *out) CHECKED;
enum rc followup_speak(struct turn *t, const struct rule *rule,
                       const struct occasion *occasion, const struct followed *followed)
    CHECKED;
const char *followup_became(struct turn *t, const struct followed *followed,
                            const struct person *reader);

/* What became of a record since an answer of ours asked for its next touch
 * (NUDGE_TOUCH_ASKED): "Next touch Tue 3 March". NULL: it waits still. */
const char *followup_asked_became(struct turn *t, const struct nudge *asked,
                                  const struct person *reader);
