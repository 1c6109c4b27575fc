/* "dealbell parse": what the bot understands, JSON lines in and out. */
#include "bot/cli.h"
#include "commands/language/meaning.h"
#include "commands/language/parse_entities.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_FILE = 16 * 1024 * 1024 };

/* The whole of a file, in the arena. */
static enum rc read_file(struct arena *arena, const char *path, struct text *out,
                         struct err *err)
{
    char block[8192];
    size_t n;
    FILE *file = fopen(path, "rb");

    if (!file)
        return err_set(err, RC_ABSENT, "could not open %s", path);
    text_init(out, arena, LONGEST_FILE);
    while ((n = fread(block, 1, sizeof(block), file)) > 0)
        text_add_bytes(out, block, n);
    bool failed = ferror(file);
    failed = fclose(file) != 0 || failed;
    return failed ? err_set(err, RC_AGAIN, "could not read %s", path) : RC_OK;
}

static int answer_lines(const struct world *world, bool entities)
{
    struct arena *arena = arena_new();
    char *line = NULL;
    size_t room = 0;
    ssize_t len;
    bool failed = false;

    while (!failed && (len = getline(&line, &room, stdin)) >= 0) {
        if (len && line[len - 1] == '\n')
            line[--len] = '\0';
        if (len == 0)
            continue;
        const char *answer = entities ? parse_entities_line(arena, line)
                                      : parse_world_line(arena, line, world);
        failed = puts(answer) == EOF;
        arena_empty(arena);
    }
    free(line);
    arena_free(arena);
    return failed || fflush(stdout) != 0;
}

int cli_parse(const struct cli *cli)
{
    const char *path = cli_option(cli, "--world");
    struct arena *arena = arena_new();
    struct world world, *known = NULL;
    struct err err = {0};
    struct text file = {0};
    int status = 0;

    if (path) {
        if (read_file(arena, path, &file, &err) != RC_OK ||
            world_from_json(arena, file.bytes, file.len, &world, &err) != RC_OK)
            status = cli_fail(&err);
        known = &world;
    }
    if (!status)
        status = answer_lines(known, cli_option(cli, "--entities"));
    arena_free(arena);
    return status;
}
