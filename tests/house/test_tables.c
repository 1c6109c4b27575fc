/* The tables: names are unique, entries are whole, docs are what the tables say. */

#include "base/text.h"
#include "bot/cli.h"
#include "commands/command.h"
#include "commands/help.h"
#include "commands/language/intents_page.h"
#include "notifiers/rule.h"
#include "store/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool calls_itself(const struct command *command, const char *name)
{
    if (strcmp(command->name, name) == 0 ||
        (command->name_zh && strcmp(command->name_zh, name) == 0))
        return true;
    for (size_t i = 0; i < COMMAND_ALIASES && command->aliases[i]; i++)
        if (strcmp(command->aliases[i], name) == 0)
            return true;
    return false;
}

static void check_name(const struct command *owner, const char *name)
{
    for (size_t i = 0; commands[i]; i++)
        if (commands[i] != owner && calls_itself(commands[i], name))
            fail_msg("\"%s\" is %s and %s", name, owner->name, commands[i]->name);
}

static void no_two_commands_have_one_name(void **state)
{
    (void)state;
    for (size_t i = 0; commands[i]; i++) {
        check_name(commands[i], commands[i]->name);
        check_name(commands[i], commands[i]->name_zh);
        for (size_t a = 0; a < COMMAND_ALIASES && commands[i]->aliases[a]; a++)
            check_name(commands[i], commands[i]->aliases[a]);
    }
}

static void every_command_speaks_both_languages_and_has_examples(void **state)
{
    (void)state;
    for (size_t i = 0; commands[i]; i++) {
        const struct command *command = commands[i];

        if (text_empty(command->name_zh) || text_empty(command->brief) ||
            text_empty(command->brief_zh))
            fail_msg("%s lacks a name or a brief", command->name);
        if (!command->examples || !command->examples[0].words)
            fail_msg("%s has no example", command->name);
        for (const struct arg *arg = command->args; arg && arg->name; arg++)
            if (text_empty(arg->about) || text_empty(arg->about_zh))
                fail_msg("%s: %s is not explained", command->name, arg->name);
    }
}

static const struct command *command_called(const char *name)
{
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static bool takes(const struct command *command, const struct arg *wanted)
{
    for (const struct arg *arg = command->args; arg && arg->name; arg++)
        if (strcmp(arg->name, wanted->name) == 0)
            return arg->type == wanted->type;
    return false;
}

static void what_is_done_instead_takes_the_same_arguments(void **state)
{
    (void)state;
    for (size_t i = 0; commands[i]; i++) {
        const struct instead *instead = &commands[i]->instead;
        const struct command *other =
            instead->command ? command_called(instead->command) : NULL;

        if (!instead->command)
            continue;
        if (!other || text_empty(instead->label) || text_empty(instead->label_zh))
            fail_msg("instead of %s: %s", commands[i]->name, instead->command);
        for (const struct arg *arg = commands[i]->args; arg && arg->name; arg++)
            if (!takes(other, arg))
                fail_msg("%s takes no %s as %s does", other->name, arg->name,
                         commands[i]->name);
    }
}

static void every_rule_and_view_is_about_a_record_that_there_is(void **state)
{
    (void)state;
    for (size_t i = 0; rules[i]; i++) {
        if (!record_kind_named(rules[i]->kind))
            fail_msg("the rule %s is about %s", rules[i]->name, rules[i]->kind);
        if (rule_named(rules[i]->name) != rules[i])
            fail_msg("two rules are called %s", rules[i]->name);
    }
    for (size_t i = 0; views[i]; i++)
        if (!record_kind_named(views[i]->kind))
            fail_msg("a view of %s", views[i]->kind);
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "r");
    char *bytes;
    size_t n;

    if (!file)
        fail_msg("%s is missing", path);
    bytes = calloc(1, 1 << 20);
    n = fread(bytes, 1, (1 << 20) - 1, file);
    bytes[n] = '\0';
    (void)fclose(file);
    return bytes;
}

/* With DEALBELL_TEST_WRITE_DOCS set, the files are written instead:
 * `DEALBELL_TEST_WRITE_DOCS=1 ctest -R house/tables`. */
static void is_fresh(const char *name, const char *made)
{
    char path[512];

    (void)snprintf(path, sizeof(path), "%s/docs/%s", SOURCE_DIR, name);
    if (getenv("DEALBELL_TEST_WRITE_DOCS")) {
        FILE *file = fopen(path, "w");

        assert_non_null(file);
        assert_true(fputs(made, file) >= 0);
        assert_int_equal(fclose(file), 0);
    } else {
        char *there = read_file(path);

        bool is_same = strcmp(there, made) == 0;

        free(there);
        if (!is_same)
            fail_msg(
                "docs/%s is not what the tables say: write it with DEALBELL_TEST_WRITE_DOCS=1",
                name);
    }
}

static void the_docs_say_what_the_tables_say(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    is_fresh("commands.md", commands_markdown(arena));
    is_fresh("intents.md", intents_markdown(arena));
    is_fresh("settings.md", cli_settings_markdown(arena));
    is_fresh("dealbell.1", cli_man_page(arena));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_two_commands_have_one_name),
        cmocka_unit_test(every_command_speaks_both_languages_and_has_examples),
        cmocka_unit_test(what_is_done_instead_takes_the_same_arguments),
        cmocka_unit_test(every_rule_and_view_is_about_a_record_that_there_is),
        cmocka_unit_test(the_docs_say_what_the_tables_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
