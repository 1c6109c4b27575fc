/* Whose the buttons are that stand under an answer in a room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "tests/commands/hall.h"

/* Those to whom the answer's button of this label is shown. */
static const char *shown_to(const struct heard *heard, const char *label)
{
    for (size_t i = 0; i < heard->card.n_buttons; i++) {
        const struct card_button *one = &heard->card.buttons[i];
        struct text names;

        text_init(&names, world.arena, 200);
        for (size_t at = 0; at < one->n_only_for; at++)
            text_addf(&names, "%s%s", at ? " " : "", one->only_for[at]);
        if (text_same(one->label, label))
            return one->n_only_for ? names.bytes : "all";
    }
    return "no button";
}

static void under_an_answer_in_a_room_a_verdict_is_whose_turn_it_is(void **state)
{
    struct heard heard;
    char approve[128]; /* the next turn empties what the last one heard */

    (void)state;
    (void)tell("ana", "approval request D-5 discount 12 reason=x to=max,mei");
    heard = chat("cfo", "@dealbell approval show AP-1");
    assert_string_equal(shown_to(&heard, "Approve"), "no button");
    heard = chat("max", "@dealbell approval show AP-1");
    assert_string_equal(shown_to(&heard, "Approve"), "max mei");
    assert_string_equal(shown_to(&heard, "Why me?"), "max mei");
    (void)snprintf(approve, sizeof(approve), "%s", button(&heard, "Approve"));
    says(press("ana", approve), RC_DENIED, "AP-1 is your own request");
    heard = chat("max", "@dealbell approvals");
    assert_non_null(strstr(shown_to(&heard, "Open AP-1"), "ana"));
    assert_null(strstr(shown_to(&heard, "Open AP-1"), "bo"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(under_an_answer_in_a_room_a_verdict_is_whose_turn_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
