/* Sentences read in the world of a turn. */

#include "tests/bench/reading.h"

#include "commands/language/meaning.h"
#include "commands/world_of.h"
#include "store/people.h"
#include "store/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SENTENCES_MOST = 4000 };

_Noreturn void bench_die(const char *fmt, ...) PRINTF(1, 2);

void reading_load(struct reading *reading, size_t rounds)
{
    FILE *file = fopen(SOURCE_DIR "/tests/commands/sentences.jsonl", "r");
    size_t room = 0;
    char *line = NULL;

    reading->list = TAKE_N(reading->arena, SENTENCES_MOST, const char *);
    while (file && reading->n_list < SENTENCES_MOST && getline(&line, &room, file) > 0) {
        struct err err = {0};
        JSON *tree = NULL;

        if (json_read(line, strlen(line), &json_usual, &tree, &err) == RC_OK)
            reading->list[reading->n_list++] =
                arena_copy(reading->arena, json_text(tree, "text"));
    }
    free(line);
    if (!file || fclose(file) != 0 || reading->n_list == 0)
        bench_die("there are no sentences");
    reading->us = TAKE_N(reading->arena, reading->n_list * rounds, double);
}

static void read_one(struct turn *t, const char *text)
{
    struct meanings *meanings = TAKE(t->arena, struct meanings);
    struct meaning_context context = {.speaker = t->me.handle};
    struct world world;

    world_of(t, &world);
    context.world = &world;
    context.reading = (struct reading_context){.now = t->here,
                                               .lang = t->lang,
                                               .week_starts = world.week_starts,
                                               .region = world.region,
                                               .calendar = world.calendar};
    meaning_read(t->arena, text, strlen(text), &context, meanings);
}

static double us_now(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

void reading_run(struct reading *reading, struct turn *t, size_t rounds)
{
    static const char *const speakers[] = {"zhao.min", "li.wei"};
    struct arena *arena = arena_new(), *own = t->arena;

    reading->n = 0;
    for (size_t round = 0; round < rounds; round++) {
        struct person person;

        if (people_by_handle(t, speakers[round % 2], &person) != RC_OK ||
            turn_as(t, person.id) != RC_OK)
            bench_die("nobody speaks");
        t->arena = arena;
        for (size_t i = 0; i < reading->n_list; i++) {
            double from = us_now();

            read_one(t, reading->list[i]);
            reading->us[reading->n++] = us_now() - from;
            record_forget(t);
            arena_empty(arena);
        }
        t->arena = own;
    }
    arena_free(arena);
}
