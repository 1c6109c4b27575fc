/* Every command's examples, each in the little firm as it was, and who may run what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "commands/command.h"
#include "tests/world/cases.h"

#include "hall.h"

static bool has_han(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            return true;
    return false;
}

static int run_example(const struct command *command, const struct example *example)
{
    const char *as = example->as ? example->as : "ana";
    int failed = 0;

    world_open(&world);
    if (command->in_demo_only) {
        struct turn *t = world_turn(&world, 0);
        struct firm firm;
        OK(firm_get(t, &firm));
        firm.is_demo = true;
        OK(firm_put(t, &firm));
    }
    for (const struct example *at = command->given; at && at->words; at++) {
        struct heard given = tell(at->as, at->words);
        if (given.rc != RC_OK ||
            strncmp(given.text, at->answers, strlen(at->answers)) != 0)
            failed = printf("given %s: %s\n", at->words, given.text);
    }
    struct heard heard = tell(as, example->words);
    if (strncmp(heard.text, example->answers, strlen(example->answers)) != 0 ||
        heard.rc == RC_BROKEN)
        failed = printf("%s: %s\n  is answered (%s) %s\n  and not      %s\n", as,
                        example->words, rc_name(heard.rc), heard.text, example->answers);
    if (command->reads_only && world.t.n_written > 0)
        failed = printf("%s reads only, but wrote\n", example->words);
    world_close(&world);
    return failed != 0;
}

static void examples_are_answered_as_they_say(void **state)
{
    int failed = 0;

    (void)state;
    for (const struct command *const *at = commands; *at; at++)
        for (const struct example *example = (*at)->examples; example->words; example++)
            failed += run_example(*at, example);
    assert_int_equal(failed, 0);
}

static void every_command_has_an_example_in_each_language(void **state)
{
    (void)state;
    for (const struct command *const *at = commands; *at; at++) {
        int en = 0, zh = 0;
        assert_non_null((*at)->examples);
        for (const struct example *example = (*at)->examples; example->words; example++)
            has_han(example->words) ? zh++ : en++;
        if (en == 0 || zh == 0)
            fail_msg("%s has %d examples in English and %d in Chinese", (*at)->name, en,
                     zh);
    }
}

static void names_and_words_stand_in_both_languages(void **state)
{
    (void)state;
    for (const struct command *const *at = commands; *at; at++) {
        const struct command *command = *at;
        assert_non_null(command->name);
        assert_true(has_han(command->name_zh));
        assert_true(has_han(command->brief_zh));
        assert_false(has_han(command->brief));
        assert_null(command->aliases[COMMAND_ALIASES - 1]);
        for (const struct arg *arg = command->args; arg && arg->name; arg++) {
            assert_true(has_han(arg->about_zh));
        }
    }
}

/* What was done again is what it did before. */
static bool runs_others(const struct command *command)
{
    return strcmp(command->name, "change") == 0 ||
           strcmp(command->name, "form cancel") == 0;
}

static size_t times(const char *text, const char *part)
{
    size_t n = 0;

    while ((text = strstr(text, part))) {
        text += strlen(part);
        n++;
    }
    return n;
}

/* Its name holds that of one record, of a kind that there is. */
static void what_can_be_undone_has_a_name(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    for (const struct command *const *at = commands; *at; at++) {
        const struct deed_name *deed = &(*at)->deed;
        if ((*at)->reads_only || (*at)->not_undone || !deed->en) {
            if (deed->en || !((*at)->reads_only || (*at)->not_undone || runs_others(*at)))
                fail_msg("%s: a name for what is undone?", (*at)->name);
            continue;
        }
        assert_true(has_han(deed->zh) && !has_han(deed->en));
        assert_true(times(deed->en, "%s") == 1 && times(deed->en, "%") == 1);
        assert_true(times(deed->zh, "%s") == 1 && times(deed->zh, "%") == 1);
        const char *kinds = deed->of;
        while (*kinds) {
            size_t len = strcspn(kinds, " ");
            if (!record_kind_named(arena_copy_bytes(arena, kinds, len)))
                fail_msg("%s: no kind %s", (*at)->name, kinds);
            kinds += len + (kinds[len] == ' ');
        }
    }
    arena_free(arena);
}

/* Each alias finds its own command: nobody takes another's name. */
static void every_name_finds_its_own_command(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    for (const struct command *const *at = commands; *at; at++) {
        const char *rest = NULL;
        assert_ptr_equal(command_find((*at)->name, &rest), *at);
        assert_ptr_equal(command_find((*at)->name_zh, &rest), *at);
        for (size_t i = 0; (*at)->aliases[i]; i++)
            if (command_find((*at)->aliases[i], &rest) != *at)
                fail_msg("%s is not %s's alone", (*at)->aliases[i], (*at)->name);
    }
    arena_free(arena);
}

/* The words behind a command's name in its first example, so that it gets past reading.
 */
static enum rc try_as(const struct command *command, unsigned role)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    struct person person;

    OK(people_get(t, SMALL_ADM, &person));
    person.roles = role;
    OK(people_put(t, &person));
    return tell("adm", command->name).rc;
}

static void each_role_may_run_what_the_table_says_and_no_more(void **state)
{
    static const unsigned roles[] = {ROLE_SALES,    ROLE_MANAGER, ROLE_APPROVER,
                                     ROLE_FINANCE,  ROLE_LEGAL,   ROLE_ADMIN,
                                     ROLE_DIRECTOR, ROLE_CFO};

    (void)state;
    for (const struct command *const *at = commands; *at; at++)
        for (size_t i = 0; i < COUNT(roles); i++) {
            bool may = (*at)->role == 0 || ((*at)->role & roles[i]);
            enum rc rc = try_as(*at, roles[i]);
            if ((*at)->in_demo_only)
                assert_int_equal(rc, RC_DENIED);
            else if (may == (rc == RC_DENIED) || rc == RC_BROKEN)
                fail_msg("%s as role %u: %s", (*at)->name, roles[i], rc_name(rc));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_are_answered_as_they_say),
        cmocka_unit_test(every_command_has_an_example_in_each_language),
        cmocka_unit_test(names_and_words_stand_in_both_languages),
        cmocka_unit_test(what_can_be_undone_has_a_name),
        cmocka_unit_test(every_name_finds_its_own_command),
        TEST(each_role_may_run_what_the_table_says_and_no_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
