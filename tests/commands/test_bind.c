/* Every intent has a row, and every row can be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "tests/world/files.h"

#include "base/json.h"
#include "commands/bind/bind.h"
#include "commands/words.h"
#include "store/approvals.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "tests/world/cases.h"

#include "hall.h"

static const char *const intents[] = {
#define INTENT(id, name, flags, slots) name,
#define RULE(id, points, pattern)
#include "commands/language/intents/all.def"
#undef INTENT
#undef RULE
};

static void every_intent_has_a_row(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(intents); i++)
        if (!binding_find(intents[i]))
            fail_msg("no binding for %s", intents[i]);
}

static bool is_intent(const char *cmd)
{
    for (size_t i = 0; i < COUNT(intents); i++)
        if (strcmp(intents[i], cmd) == 0)
            return true;
    return false;
}

static const struct command *named(const char *name)
{
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

/* An argument of the command, or a fact where it takes such. */
static bool takes(const struct command *command, const char *name)
{
    bool has_pairs = false;

    for (const struct arg *arg = command->args; arg && arg->name; arg++) {
        has_pairs |= arg->type == ARG_PAIRS;
        if (strcmp(arg->name, name) == 0)
            return true;
    }
    return has_pairs;
}

static void every_row_binds_to_what_there_is(void **state)
{
    (void)state;
    for (const struct binding *row = bindings; row->cmd; row++) {
        if (!is_intent(row->cmd))
            fail_msg("%s is no intent", row->cmd);
        assert_true(row->command || row->fit);
        if (!row->command)
            continue;
        const struct command *command = named(row->command);
        if (!command)
            fail_msg("%s runs %s, which is no command", row->cmd, row->command);
        size_t n;
        struct word *list = words_split(world.arena, row->args, &n);
        for (size_t i = 0; i < n; i++)
            if (!list[i].name || !takes(command, list[i].name))
                fail_msg("%s has no argument for %s", row->command, list[i].from);
    }
}

static void an_orders_words_are_read_back(void **state)
{
    struct order order = {.command = named("note")};

    (void)state;
    order_put(&order, "about", "D-5");
    order_put(&order, "text", "\"quoted\" next=+1d \\ and a\nline");
    char words[200]; /* a turn empties the arena */
    (void)snprintf(words, sizeof(words), "%s", order_words(world.arena, &order));
    says(tell("ana", words), RC_OK, "Noted on D-5 Acme");
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct activity list[4];
    size_t n = 0;
    OK(activities_of(t, "deal", 5, COUNT(list), list, &n));
    assert_int_equal(n, 1);
    assert_string_equal(list[0].text, "\"quoted\" next=+1d \\ and a\nline");
}

/* Whatever is unsafe to read stays undone: nothing in the database changes. */
static void a_doubtful_sentence_changes_nothing(void **state)
{
    static const char *const sentences[] = {"can you approve AP-1?",
                                            "approve AP-1 if the margin holds",
                                            "don't approve AP-1 yet?",
                                            "he said \"approve AP-1\"",
                                            "I might approve AP-1 tomorrow",
                                            "AP-1能批吗",
                                            "如果毛利够就同意AP-1",
                                            "他说同意AP-1",
                                            "did Acme pay INV-7?",
                                            "Acme will pay INV-7 on Friday?",
                                            "INV-7到账了吗",
                                            "if Acme pays 200 for INV-7 tell me"};

    (void)state;
    says(tell("ana", "approval request D-5 discount 12 reason=\"three years\""), RC_OK,
         "AP-1");
    for (size_t i = 0; i < COUNT(sentences); i++) {
        (void)tell("max", sentences[i]);
        (void)tell("fin", sentences[i]);
        struct turn *t = world_turn(&world, SMALL_MAX);
        struct approval approval;
        struct invoice invoice;
        OK(approvals_get(t, 1, &approval));
        OK(invoices_get(t, 7, &invoice));
        if (approval.state != APPROVAL_PENDING || !money_is_zero(invoice.paid))
            fail_msg("\"%s\" was taken for a verdict or a payment", sentences[i]);
    }
}

static void the_language_is_chosen_in_words(void **state)
{
    (void)state;
    says(tell("ana", "说中文"), RC_OK, "以后用中文");
    says(tell("ana", "speak English please"), RC_OK, "From now on in English");
}

/* Each of the grammar's own sentences goes through the whole of dispatch, now by one
 * person and now by another: done, asked, refused in words or left alone. */
static void every_sentence_ends_well(void **state)
{
    static const char *const people[] = {"ana", "max", "fin", "bo"};
    struct arena *lines = arena_new();
    size_t n = 0;
    char *file = read_all(lines, SOURCE_DIR "/tests/commands/sentences.jsonl", NULL),
         *rest;

    (void)state;
    for (char *line = strtok_r(file, "\n", &rest); line;
         line = strtok_r(NULL, "\n", &rest), n++) {
        struct err err = {0};
        JSON *in = NULL;
        assert_int_equal(json_read(line, strlen(line), &json_usual, &in, &err), RC_OK);
        struct heard heard = n % 5 == 4 ? chat(people[n % 4], json_text(in, "text"))
                                        : tell(people[n % 4], json_text(in, "text"));
        if (heard.rc == RC_BROKEN || heard.rc == RC_AGAIN ||
            (heard.rc != RC_OK && heard.text[0] == '\0'))
            fail_msg("%s: %s", json_text(in, "text"), world.t.err.detail);
    }
    assert_true(n >= 600);
    arena_free(lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_intent_has_a_row),          TEST(every_row_binds_to_what_there_is),
        TEST(an_orders_words_are_read_back),   TEST(a_doubtful_sentence_changes_nothing),
        TEST(the_language_is_chosen_in_words), TEST(every_sentence_ends_well),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
