/* The table of rules, and what they share. */

#include "rule.h"

#include "notifiers/attention.h"

#include <stdlib.h>
#include <string.h>

#define RULE(name) extern const struct rule rule_##name;
#include "notifiers/rules/table.def"
#undef RULE

const struct rule *const rules[] = {
#define RULE(name) &rule_##name,
#include "notifiers/rules/table.def"
#undef RULE
    NULL,
};

enum { MOST_MANAGERS = 8 }; /* a line of managers that is longer is a ring */

const struct rule *rule_named(const char *name)
{
    for (size_t i = 0; rules[i]; i++)
        if (strcmp(rules[i]->name, name) == 0)
            return rules[i];
    return NULL;
}

int rule_spoken(struct turn *t, const struct rule *rule, int64_t record,
                const char *round)
{
    int step = -1;

    return spoken_step(t, rule->kind, record, rule->name, round, &step) == RC_OK ? step
                                                                                 : -1;
}

void rule_pick(const struct turn *t, const int64_t *due, int n, int spoken,
               const char *round, struct wish *out)
{
    struct wish wish = {.round = round};

    for (int i = spoken + 1; i < n; i++) {
        if (due[i] == 0 || (wish.due_at && due[i] > t->now))
            continue;
        wish.due_at = due[i];
        wish.step = i;
        if (due[i] > t->now)
            break;
    }
    *out = wish;
}

const char *rule_round(struct turn *t, int64_t instant)
{
    return arena_printf(t->arena, "%lld", (long long)instant);
}

enum rc rule_person(struct turn *t, int64_t person, struct person *out)
{
    for (int i = 0; i < MOST_MANAGERS && person; i++) {
        struct person found;

        TRY(person_known(t, person, &found));
        if (found.is_active) {
            *out = found;
            return RC_OK;
        }
        person = found.manager;
    }
    return RC_ABSENT;
}

enum rc rule_manager(struct turn *t, const struct person *person, int64_t not_this,
                     struct person *out)
{
    int64_t next = person->manager;

    for (int i = 0; i < MOST_MANAGERS && next; i++) {
        struct person found;

        TRY(person_known(t, next, &found));
        if (found.is_active && found.id != not_this && found.id != person->id) {
            *out = found;
            return RC_OK;
        }
        next = found.manager;
    }
    return RC_ABSENT;
}

const char *rule_words(struct turn *t, const struct occasion *occasion,
                       const struct person *reader, const char *words)
{
    const char *late =
        attention_late(t, occasion->due_at, occasion->is_late, reader->lang);

    if (!*late)
        return words;
    return arena_printf(t->arena, IN(reader, "%s (%s)", "%s（%s）"), words, late);
}

struct card rule_card(struct turn *t, const struct record_kind *kind, int64_t id,
                      const struct occasion *occasion, const struct person *reader,
                      const char *words)
{
    return (struct card){.kind = kind->name,
                         .ref = ref_text(t->arena, kind, id),
                         .text = rule_words(t, occasion, reader, words)};
}

enum rc rule_nudge(struct turn *t, const struct rule *rule,
                   const struct occasion *occasion, const struct person *whom,
                   const struct card *card)
{
    const char *round = occasion->whose
                            ? arena_printf(t->arena, "%s@%lld", occasion->round,
                                           (long long)occasion->whose)
                            : occasion->round;
    const struct nudge nudge = {.rule = rule->name,
                                .round = round,
                                .kind = record_kind_named(rule->kind),
                                .record = occasion->record};

    return nudge_person(t, whom, &nudge, card, TELL_MAIL_TOO);
}

/* "ROUND" or "ROUND@OWNER"; no round has an @. */
bool rule_nudge_lasts(const struct nudge *nudge, const struct wish *wish,
                      bool *changed_hands)
{
    const char *at = strchr(nudge->round, '@');
    size_t len = at ? (size_t)(at - nudge->round) : strlen(nudge->round);

    *changed_hands = at && wish->whose && strtoll(at + 1, NULL, 10) != wish->whose;
    return !*changed_hands && wish->round && strlen(wish->round) == len &&
           strncmp(wish->round, nudge->round, len) == 0;
}
