/* What became of deliveries, on its way into the database. */

#include "bot/outcomes.h"

#include "base/secret.h"
#include "store/outbox.h"

struct report {
    struct report *next;
    struct inbound in;
    struct outcome outcome;
};

/* What comes of it (a dead letter) is said in the same turn. */
static enum rc note(struct turn *t, struct inbound *in)
{
    const struct outcome *outcome = &((const struct report *)in->whose)->outcome;
    int64_t again = t->now + pump_backoff_ms(outcome->attempt, outcome->retry_after_ms,
                                             secret_below(UINT32_MAX));

    return letter_went(t, outcome->letter, outcome->how, outcome->ref, again,
                       outcome->detail);
}

static void noted(struct inbound *in)
{
    arena_free(in->arena);
}

struct inbound *outcome_report(const struct outcome *outcome)
{
    struct arena *arena = arena_new_small();
    struct report *report = TAKE(arena, struct report);

    report->outcome = *outcome;
    report->outcome.ref = arena_copy(arena, outcome->ref ? outcome->ref : "");
    report->outcome.detail = arena_copy(arena, outcome->detail ? outcome->detail : "");
    report->in = (struct inbound){.kind = IN_ERRAND,
                                  .platform = "desk",
                                  .event = "",
                                  .errand = note,
                                  .reads_only = true,
                                  .whose = report,
                                  .done = noted,
                                  .arena = arena};
    return &report->in;
}

bool outcome_is(const struct inbound *in)
{
    return in->errand == note;
}

bool outcomes_alone(void **items, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!outcome_is(items[i]))
            return false;
    return n > 0;
}

size_t outcomes_count(const struct outcomes *kept, void **items, size_t n)
{
    size_t count = 0;

    for (const struct inbound *at = outcomes_first(kept); at; at = outcomes_next(at))
        count++;
    for (size_t i = 0; i < n; i++)
        count += outcome_is(items[i]);
    return count;
}

void outcomes_keep(struct outcomes *kept, struct inbound *in)
{
    struct report **end = &kept->first;

    while (*end)
        end = &(*end)->next;
    *end = in->whose;
}

struct inbound *outcomes_first(const struct outcomes *kept)
{
    return kept->first ? &kept->first->in : NULL;
}

struct inbound *outcomes_next(const struct inbound *in)
{
    const struct report *report = in->whose;

    return report->next ? &report->next->in : NULL;
}

void outcomes_end(struct outcomes *kept)
{
    for (struct report *at = kept->first, *next; at; at = next) {
        next = at->next;
        arena_free(at->in.arena);
    }
    kept->first = NULL;
}
