/*
 * What Dealbell says it did, read again, is what it did: every command that writes, by
 * its examples and by sentences.
 *
 * The line that a step is remembered by does the same in a firm as it was, and says the
 * same; and each day, time and amount in that line stands in the answer so that it is
 * read as that day, time or amount. Between Chinese and Latin stands a space
 * (base/spaced.h).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "commands/command.h"
#include "commands/parse_value.h"
#include "commands/sentence.h"
#include "commands/words.h"
#include "tests/world/cases.h"

#include "hall.h"

/* Outlives the turns and their arena. */
static struct arena *kept;

struct told {
    const char *did, *text;
    enum rc rc;
};

/* In a firm as it was, what is given is typed, and then the words. */
static struct told tell_anew(const char *as, const struct example *given,
                             const char *words)
{
    world_open(&world);
    for (; given && given->words; given++)
        (void)tell(given->as, given->words);
    struct heard heard = tell(as, words);
    return (struct told){arena_copy(kept, world.t.did ? world.t.did : ""),
                         arena_copy(kept, heard.text), heard.rc};
}

/* --- what a value is called in the answer ------------------------------------------ */

/* "Fri 27 February" of this year: whether it is gone or to come is what was said of it.
 */
static bool is_of_that_day(const struct entity *entity, struct day day)
{
    int year, month, mday, its_month, its_mday;

    day_split(day, &year, &month, &mday);
    day_split(entity->at.day, &(int){0}, &its_month, &its_mday);
    return entity->at.day.n == day.n ||
           (entity->flags & ENTITY_OPEN && month == its_month && mday == its_mday);
}

static bool is_same_day(const struct entity *entity, struct moment moment)
{
    bool has_day = (entity->kind == ENTITY_DATE || entity->kind == ENTITY_DATETIME) &&
                   is_of_that_day(entity, moment.day);

    return has_day && (entity->kind == ENTITY_DATE || moment.minute < 0 ||
                       entity->at.minute == moment.minute);
}

static bool is_same_amount(const struct entity *entity, struct money amount)
{
    struct money read;
    struct err ignored = {0};
    const char *number = decimal_text(kept, entity->number);

    return (entity->kind == ENTITY_MONEY || entity->kind == ENTITY_NUMBER) &&
           money_parse(number, amount.currency, &read, &ignored) == RC_OK &&
           read.minor == amount.minor;
}

static enum arg_type type_of(const struct command *command, const char *name)
{
    const struct fact *fact = fact_find(name);

    for (const struct arg *arg = command->args; arg && arg->name; arg++)
        if (strcmp(arg->name, name) == 0 && arg->type != ARG_PAIRS)
            return arg->type;
    if (fact && fact->kind == FACT_DAY)
        return ARG_DAY;
    return fact && fact->kind == FACT_MONEY ? ARG_MONEY : ARG_WORD;
}

/* "2026-03-06", "4800 EUR": is it among what is read in the answer? */
static bool stands_in(const struct entities *found, enum arg_type type, const char *value)
{
    struct err ignored = {0};
    struct moment moment;
    struct money amount;

    if (type == ARG_MONEY) {
        if (money_parse(value, "", &amount, &ignored) != RC_OK)
            return false;
        for (size_t i = 0; i < found->n; i++)
            if (is_same_amount(&found->rows[i], amount))
                return true;
        return false;
    }
    if (moment_parse_iso(value, &moment, &ignored) != RC_OK)
        return true; /* as it was typed: "never", "+7d" */
    for (size_t i = 0; i < found->n; i++)
        if (is_same_day(&found->rows[i], moment))
            return true;
    return false;
}

/* What one need not say again: the day it is now. */
static bool is_today(const struct turn *t, const char *value)
{
    return strcmp(value, day_iso(kept, t->today)) == 0;
}

static int values_are_echoed(const char *words, const struct told *told)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    const char *rest = "";
    const struct command *command = command_find(told->did, &rest);
    const struct reading_context context = sentence_reading(t);
    struct entities found;
    size_t n;
    int failed = 0;

    assert_non_null(command);
    struct word *list = words_split(kept, rest, &n);
    entities_read(kept, told->text, strlen(told->text), &context, &found);
    for (size_t i = 0; i < n; i++) {
        enum arg_type type = list[i].name ? type_of(command, list[i].name) : ARG_WORD;
        if ((type == ARG_DAY || type == ARG_MOMENT || type == ARG_MONEY) &&
            !is_today(t, list[i].value) && !stands_in(&found, type, list[i].value))
            failed += 0 < printf("%s: %s=%s is not read in \"%s\"\n", words, list[i].name,
                                 list[i].value, told->text);
    }
    return failed;
}

/* --- how it is set ------------------------------------------------------------------ */

static bool is_han(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

static bool is_latin(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Between Chinese and Latin stands a space, but in a date and in what was typed. */
static int is_spaced(const char *words, const char *text)
{
    for (const char *at = text; *at;) {
        const char *from = at, *next;
        uint32_t c = utf8_next(&at);
        uint32_t d = *at ? utf8_next(&(const char *){at}) : 0;
        bool meets = (is_han(c) && is_latin(d)) || (is_latin(c) && is_han(d));
        next = at;
        if (meets)
            (void)utf8_next(&next);
        const char *both = arena_copy_bytes(kept, from, (size_t)(next - from));
        bool is_date = strpbrk(both, "0123456789") &&
                       (strstr(both, "年") || strstr(both, "月") || strstr(both, "日"));
        if (meets && !is_date && !strstr(words, both))
            return 0 < printf("%s: no space in \"%s\" of %s\n", words, both, text);
    }
    return 0;
}

/* --- the property ------------------------------------------------------------------- */

/* How many failed of one; `done` counts those that did something. */
static int holds(const char *as, const struct example *given, const char *words,
                 size_t *done)
{
    struct told first = tell_anew(as, given, words);
    int failed = 0;

    if (first.rc != RC_OK || first.did[0] == '\0') {
        print_message("%s: does nothing: %s\n", words, first.text);
        world_close(&world);
        return 0;
    }
    ++*done;
    failed = is_spaced(words, first.text);
    if (!strchr(first.did, '\n'))
        failed += values_are_echoed(words, &first);
    world_close(&world);
    if (strchr(first.did, '\n'))
        return failed; /* several steps; each is another example */
    struct told again = tell_anew(as, given, first.did);
    if (strcmp(first.text, again.text) != 0 || strcmp(first.did, again.did) != 0)
        failed += 0 < printf("%s: \"%s\" (%s)\n  again: \"%s\" (%s)\n", words, first.text,
                             first.did, again.text, again.did);
    world_close(&world);
    return failed;
}

static void every_command_says_what_it_did(void **state)
{
    int failed = 0;
    size_t n = 0, done = 0;

    (void)state;
    for (const struct command *const *at = commands; *at; at++)
        for (const struct example *example = (*at)->examples;
             !(*at)->reads_only && !(*at)->in_demo_only && example->words; example++) {
            failed += holds(example->as ? example->as : "ana", (*at)->given,
                            example->words, &done);
            n++;
        }
    assert_int_equal(failed, 0);
    /* Some only ask here, or speak of another room or platform. */
    assert_true(n >= 70);
    assert_true(done >= 60);
}

/* As one talks: relative days, parts of a day, amounts in words, in both languages. */
static void every_sentence_is_echoed_so_that_it_reads_the_same(void **state)
{
    static const struct {
        const char *as, *words;
    } rows[] = {
        {"ana", "call Acme next thursday afternoon"},
        {"ana", "remind me in 3 business days to send D-5 the contract"},
        {"ana", "remind me at the end of the month to bill Acme"},
        {"ana", "remind me every monday at 9 to plan the week"},
        {"ana", "spoke to Acme, they like it, follow up mar 20"},
        {"ana", "spoke to Acme, back to them on january 5th 2027"},
        {"ana", "bump D-5 to 12.5k and close it end of april"},
        {"ana", "D-5 is now $1.2m"},
        {"ana", "follow up on D-5 tomorrow 4pm"},
        {"max", "D-5 goes to bo"},
        {"fin", "invoice Acme 2k, due in 2 weeks"},
        {"fin", "Acme paid 3,500 last friday"},
        {"fin", "Acme paid 1,000 on INV-7 yesterday"},
        {"fin", "Acme promised to pay INV-7 by friday"},
        {"fin", "Acme will pay 300 on INV-7 next tuesday"},
        {"bo", "鼎砺下周四下午再联系"},
        {"bo", "三个工作日后提醒我给鼎砺发合同"},
        {"bo", "月底提醒我给鼎砺开票"},
        {"bo", "每周一早上九点提醒我看商机"},
        {"bo", "和鼎砺聊了，客户满意，3月20号再跟进"},
        {"bo", "D-6 金额改成一百二十万，4月底成交"},
        {"bo", "D-6 涨到35万6"},
        {"bo", "明年1月5号提醒我给鼎砺打电话"},
        {"bo", "后天晚上八点半提醒我打电话"},
        {"fin", "给鼎砺开票10万，两周后到期"},
        {"fin", "INV-7承诺周五付三百"},
        {"fin", "INV-7昨天到账1000欧元"},
    };

    int failed = 0;
    size_t done = 0;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        failed += holds(rows[i].as, NULL, rows[i].words, &done);
    assert_int_equal(failed, 0);
    assert_int_equal(done, COUNT(rows));
}

static void what_was_only_asked_did_nothing(void **state)
{
    (void)state;
    assert_int_equal(tell("ana", "remind me to call Acme").rc, RC_USAGE);
    assert_null(world.t.did);
    assert_int_equal(tell("ana", "call Acme friday").rc, RC_OK);
    assert_non_null(world.t.did);
}

static int keep(void **state)
{
    (void)state;
    kept = arena_new();
    return 0;
}

static int let_go(void **state)
{
    (void)state;
    arena_free(kept);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_says_what_it_did),
        cmocka_unit_test(every_sentence_is_echoed_so_that_it_reads_the_same),
        TEST(what_was_only_asked_did_nothing),
    };

    return cmocka_run_group_tests(tests, keep, let_go);
}
