/* Files that come with words: they are named with the record, or it is said that they are
 * not. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "hall.h"

static const struct attached files[] = {
    {.name = "offer.pdf",
     .link = "https://chat.acme.test/_redirect/pl/p1",
     .bytes = 1449984},
    {.name = "plan.txt", .link = "https://chat.acme.test/_redirect/pl/p1", .bytes = 15}};

static struct heard send(const char *who, const char *room, const char *text, size_t n,
                         bool is_addressed)
{
    return hall_turn(who, room,
                     (struct inbound){.kind = IN_WORDS,
                                      .text = text,
                                      .files = files,
                                      .n_files = n,
                                      .is_addressed = is_addressed});
}

static const char *fact_of(const struct heard *heard, const char *label)
{
    for (size_t i = 0; i < heard->card.n_fields; i++)
        if (strcmp(heard->card.fields[i].label, label) == 0)
            return heard->card.fields[i].value;
    return "";
}

static void files_of_a_note_are_named_with_the_deal(void **state)
{
    struct heard heard;

    (void)state;
    says(send("ana", "dealbell", "note D-5 they have the offer", 2, true), RC_OK,
         "Noted on D-5 Acme. When is the next touch?\nWith D-5: offer.pdf, plan.txt.");
    heard = tell("ana", "deal show D-5");
    assert_string_equal(
        fact_of(&heard, "Files"),
        "offer.pdf (1.4 MB), plan.txt (15 B) https://chat.acme.test/_redirect/pl/p1");
    assert_string_equal(fact_of(&heard, "Last note"), "they have the offer");
    says(tell("ana", "undo"), RC_OK, "Undone: the note on Acme.");
    heard = tell("ana", "deal show D-5");
    assert_string_equal(fact_of(&heard, "Files"), "");
}

static void files_go_with_whatever_changes_a_deal(void **state)
{
    struct heard heard;

    (void)state;
    says(send("bo", "sales", "跟进 D-6 报价发了", 1, false), RC_OK,
         "已记入 D-6 鼎砺机械。下次什么时候跟进？\n随 D-6 附：offer.pdf。");
    heard = tell("bo", "商机 D-6");
    assert_string_equal(fact_of(&heard, "文件"),
                        "offer.pdf（1.4 MB） https://chat.acme.test/_redirect/pl/p1");
}

static void files_that_go_nowhere_are_said_to(void **state)
{
    (void)state;
    says(send("ana", "dealbell", "deal list", 1, true), RC_OK,
         "Open deals (1)\noffer.pdf stays in the chat");
    says(send("ana", "sales", "look what a day", 1, false), RC_OK, "");
}

static void files_alone_are_asked_about(void **state)
{
    struct heard heard;

    (void)state;
    says(send("ana", "sales", "", 1, false), RC_OK, "");
    says(send("ana", "dealbell", "", 1, true), RC_USAGE,
         "Whose is offer.pdf? Say a deal or lead, such as D-5");
    says(tell("ana", "D-5"), RC_OK, "Noted on D-5 Acme.");
    heard = tell("ana", "deal show D-5");
    assert_string_equal(fact_of(&heard, "Last note"),
                        "offer.pdf (1.4 MB) https://chat.acme.test/_redirect/pl/p1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_of_a_note_are_named_with_the_deal),
        TEST(files_go_with_whatever_changes_a_deal),
        TEST(files_that_go_nowhere_are_said_to),
        TEST(files_alone_are_asked_about),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
