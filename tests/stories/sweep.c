/* Nothing lost, nothing twice, wherever the process ends. */

#include "tests/stories/sweep.h"

#include <stdio.h>
#include <string.h>

enum { MOST_FAILURES = 3 };

struct round {
    const struct script *script;
    const struct story_options *options;
    const char *transcript; /* of the undisturbed run */
    int runs, failures;
};

/* The first line that differs. */
static void show_difference(const char *expected, const char *got)
{
    while (*expected && *got) {
        size_t a = strcspn(expected, "\n"), b = strcspn(got, "\n");

        if (a != b || strncmp(expected, got, a) != 0)
            break;
        expected += a + (expected[a] == '\n');
        got += b + (got[b] == '\n');
    }
    (void)printf("  expected  %.*s\n  got       %.*s\n", (int)strcspn(expected, "\n"),
                 expected, (int)strcspn(got, "\n"), got);
}

static void try_ending(struct round *round, struct ending ending)
{
    struct arena *arena = arena_new();
    struct story_options options = *round->options;
    struct outcome_of_run out;
    bool is_good;

    options.ending = ending;
    is_good = story_run(round->script, &options, arena, &out);
    round->runs++;
    if (!is_good || !out.has_ended || strcmp(out.transcript, round->transcript) != 0) {
        round->failures++;
        (void)printf("%s: ended %s %s %d\n%s", round->script->path,
                     ending.is_before ? "before" : "after",
                     ending.at_sync ? "sync" : "send",
                     ending.at_sync ? ending.at_sync : ending.at_send, out.complaints);
        if (!out.has_ended)
            (void)printf("  it never came to that\n");
        else if (is_good)
            show_difference(round->transcript, out.transcript);
    }
    arena_free(arena);
}

bool sweep(const struct script *script, const struct story_options *options)
{
    struct arena *arena = arena_new();
    struct round round = {.script = script, .options = options};
    struct outcome_of_run whole;
    bool is_good = story_run(script, options, arena, &whole);

    if (!is_good)
        (void)printf("undisturbed:\n%s", whole.complaints);
    round.transcript = whole.transcript;
    for (int before = 0; is_good && before < 2; before++) {
        for (int i = 1; i <= whole.syncs && round.failures < MOST_FAILURES; i++)
            try_ending(&round, (struct ending){.at_sync = i, .is_before = before});
        for (int i = 1; i <= whole.sends && round.failures < MOST_FAILURES; i++)
            try_ending(&round, (struct ending){.at_send = i, .is_before = before});
    }
    (void)printf("%s: %d syncs, %d sends, %d runs, %d failed\n", script->path,
                 whole.syncs, whole.sends, round.runs, round.failures);
    arena_free(arena);
    return is_good && (round.failures > 0) == options->must_find;
}
