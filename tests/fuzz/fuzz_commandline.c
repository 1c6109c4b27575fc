/* Any bytes as a message to the little firm: found or not, read or refused, never more.
 */
#include "commands/dispatch.h"
#include "commands/parse.h"
#include "commands/words.h"
#include "tests/world/world.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A quoted value reads back as it was. */
static void quote_comes_back(struct arena *arena, const char *text)
{
    const char *words = arena_printf(arena, "x=%s y", words_quote(arena, text));
    size_t n;
    const struct word *list = words_split(arena, words, &n);

    if (n != 2 || strcmp(list[0].value, text) != 0)
        abort();
}

static void finds_and_reads(struct turn *t, const char *text)
{
    const char *rest = "";
    const struct command *command = command_find(text, &rest);

    (void)command_nearest(text, t->lang);
    if (!command)
        return;
    void *args = arena_take(t->arena, command->args_size + 1);
    enum rc rc = parse_args(t, command, rest, args);
    if (rc != RC_OK && !t->err.said[0])
        abort();
    if (!utf8_valid(t->err.said, strlen(t->err.said)))
        abort();
    if (parse_would(t, command, rest) != (rc == RC_OK))
        abort();
}

/* The world is opened once: each input is a turn that is taken back. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct little world; /* the fuzzer has no place of its own to keep it */
    struct inbound in = {.kind = IN_WORDS, .platform = "web", .is_addressed = true};
    struct err err = {0};
    struct turn t;

    if (!world.store)
        world_open(&world);
    arena_empty(world.arena);
    in.arena = world.arena;
    in.event = "one";
    in.account = size % 2 ? "ana" : "bo";
    in.conversation = "dealbell";
    in.text = arena_copy_bytes(world.arena, (const char *)data, size);
    if (store_begin(world.store, &err) != RC_OK ||
        turn_begin(world.store, world.arena, world.arena, &in, world.now, &t) != RC_OK)
        abort();
    if (utf8_valid(in.text, strlen(in.text))) {
        quote_comes_back(world.arena, in.text);
        finds_and_reads(&t, in.text);
    }
    t.err = (struct err){.lang = t.lang};
    enum rc rc = dispatch(&t);
    if (rc == RC_BROKEN || (rc != RC_OK && !t.err.said[0]) ||
        !utf8_valid(t.err.said, strlen(t.err.said)) ||
        !utf8_valid(t.err.hint, strlen(t.err.hint)))
        abort();
    if (turn_end(&t, rc) != RC_OK)
        abort();
    store_rollback(world.store);
    return 0;
}
