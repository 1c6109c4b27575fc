/* The pump: each letter is reported once, whatever its channel does. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/log.h"
#include "base/text.h"
#include "notifiers/pump.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 8 };

/* A channel that remembers, and answers when it is told to. */
struct fake {
    struct parcel *sent[MOST], *looked[MOST];
    size_t n_sent, n_looked;
};

struct reported {
    int64_t letter;
    enum sent how;
    char ref[32], detail[64];
    int64_t retry_after_ms;
};

struct desk {
    struct reported list[MOST];
    size_t n;
};

static enum rc encode(const struct letter *letter, struct arena *arena,
                      const char **bytes, size_t *len, struct err *err)
{
    if (strcmp(letter->text, "bad") == 0)
        return err_set(err, RC_USAGE, "cannot be written");
    *bytes = arena_copy(arena, letter->text);
    *len = strlen(*bytes);
    return RC_OK;
}

static void send(void *self, struct parcel *parcel, const char *bytes, size_t len)
{
    struct fake *fake = self;

    assert_int_equal(strlen(bytes), len);
    fake->sent[fake->n_sent++] = parcel;
}

static void look(void *self, struct parcel *parcel)
{
    struct fake *fake = self;

    fake->looked[fake->n_looked++] = parcel;
}

static const struct channel blind = {.name = "blind", .encode = encode, .send = send};
static const struct channel seeing = {
    .name = "seeing", .encode = encode, .send = send, .look = look};
static const struct channel keyed = {.name = "keyed",
                                     .repeat_is_safe = true,
                                     .encode = encode,
                                     .send = send,
                                     .look = look};

static void report(void *whom, const struct outcome *outcome)
{
    struct desk *desk = whom;
    struct reported *to = &desk->list[desk->n++];

    *to = (struct reported){.letter = outcome->letter,
                            .how = outcome->how,
                            .retry_after_ms = outcome->retry_after_ms};
    strncpy(to->ref, outcome->ref, sizeof(to->ref) - 1);
    strncpy(to->detail, outcome->detail, sizeof(to->detail) - 1);
}

struct house {
    struct pump *pump;
    struct desk desk;
    struct fake fake;
};

static int begin(void **state)
{
    struct house *house = calloc(1, sizeof(*house));

    if (!house)
        return -1;
    log_level(LOG_ERROR);
    house->pump = pump_new(report, &house->desk);
    pump_add(house->pump, &blind, &house->fake);
    pump_add(house->pump, &seeing, &house->fake);
    pump_add(house->pump, &keyed, &house->fake);
    *state = house;
    return 0;
}

static int end(void **state)
{
    struct house *house = *state;

    pump_free(house->pump);
    free(house);
    return 0;
}

static void deliver(struct house *house, const char *channel, const char *text,
                    bool is_unsure)
{
    struct arena *arena = arena_new();
    struct letter *letter = TAKE(arena, struct letter);

    *letter = (struct letter){.id = 9,
                              .channel = arena_copy(arena, channel),
                              .lane = "x",
                              .key = "k",
                              .text = arena_copy(arena, text),
                              .attempt = 1,
                              .is_unsure = is_unsure};
    pump_deliver(house->pump, letter, 1, arena);
}

static void went(struct parcel *parcel, enum sent how, const char *ref)
{
    parcel->went(parcel, how, ref, 5000, "why");
}

static void a_delivery_is_reported_with_its_reference(void **state)
{
    struct house *house = *state;

    deliver(house, "blind", "hello", false);
    assert_int_equal(pump_under_way(house->pump), 1);
    assert_int_equal(house->desk.n, 0);
    went(house->fake.sent[0], SENT_OK, "ref-1");
    assert_int_equal(house->desk.n, 1);
    assert_int_equal(house->desk.list[0].letter, 9);
    assert_int_equal(house->desk.list[0].how, SENT_OK);
    assert_string_equal(house->desk.list[0].ref, "ref-1");
    assert_int_equal(pump_under_way(house->pump), 0);
}

static void letters_that_came_together_go_one_by_one(void **state)
{
    struct house *house = *state;
    struct arena *arena = arena_new();
    struct letter *letters = TAKE_N(arena, 3, struct letter);

    for (int i = 0; i < 3; i++)
        letters[i] = (struct letter){.id = i + 1,
                                     .channel = "blind",
                                     .lane = "x",
                                     .key = "k",
                                     .text = arena_printf(arena, "%d", i)};
    pump_deliver(house->pump, letters, 3, arena);
    assert_int_equal(house->fake.n_sent, 3);
    went(house->fake.sent[2], SENT_OK, "");
    went(house->fake.sent[0], SENT_LATER, "");
    assert_string_equal(house->fake.sent[1]->letter.text, "1");
    went(house->fake.sent[1], SENT_REFUSED, "");
    assert_int_equal(house->desk.list[0].letter, 3);
    assert_int_equal(house->desk.list[1].letter, 1);
    assert_int_equal(house->desk.list[1].retry_after_ms, 5000);
    assert_int_equal(house->desk.list[2].letter, 2);
}

static void a_letter_to_nowhere_is_refused(void **state)
{
    struct house *house = *state;

    deliver(house, "pigeon", "hello", false);
    assert_int_equal(house->desk.list[0].how, SENT_REFUSED);
}

static void what_cannot_be_encoded_is_refused_with_the_reason(void **state)
{
    struct house *house = *state;

    deliver(house, "blind", "bad", false);
    assert_int_equal(house->desk.list[0].how, SENT_REFUSED);
    assert_string_equal(house->desk.list[0].detail, "cannot be written");
    assert_int_equal(house->fake.n_sent, 0);
}

static void an_unsure_letter_is_looked_for_before_it_goes_again(void **state)
{
    struct house *house = *state;

    deliver(house, "seeing", "hello", true);
    assert_int_equal(house->fake.n_sent, 0);
    assert_int_equal(house->fake.n_looked, 1);
    went(house->fake.looked[0], SENT_OK, "found");
    assert_int_equal(house->desk.list[0].how, SENT_OK);
    assert_string_equal(house->desk.list[0].ref, "found");
}

static void where_the_platform_knows_our_key_an_unsure_letter_goes_again(void **state)
{
    struct house *house = *state;

    deliver(house, "keyed", "hello", true);
    assert_int_equal(house->fake.n_looked, 0);
    went(house->fake.sent[0], SENT_UNSURE, "");
    assert_int_equal(house->desk.list[0].how, SENT_UNSURE);
}

static void where_nobody_can_look_an_unsure_letter_goes_again_but_once(void **state)
{
    struct house *house = *state;

    deliver(house, "blind", "hello", false);
    went(house->fake.sent[0], SENT_UNSURE, "");
    assert_int_equal(house->desk.list[0].how, SENT_UNSURE);
    deliver(house, "blind", "hello", true);
    went(house->fake.sent[1], SENT_UNSURE, "");
    assert_int_equal(house->desk.list[1].how, SENT_REFUSED);
}

static void what_is_under_way_when_the_pump_closes_ends_in_silence(void **state)
{
    struct desk desk = {.n = 0};
    struct house other = {.pump = pump_new(report, &desk)};

    (void)state;
    pump_add(other.pump, &blind, &other.fake);
    deliver(&other, "blind", "hello", false);
    pump_free(other.pump);
    went(other.fake.sent[0], SENT_OK, "");
    assert_int_equal(desk.n, 0);
}

static void close_at_once(void *whom, const struct outcome *outcome)
{
    struct house *house = whom;

    (void)outcome;
    pump_free(house->pump);
}

static void a_report_may_close_the_pump_while_it_hands_out(void **state)
{
    struct house other = {.pump = NULL};
    struct arena *arena = arena_new();
    struct letter *letters = TAKE_N(arena, 2, struct letter);

    (void)state;
    other.pump = pump_new(close_at_once, &other);
    for (int i = 0; i < 2; i++)
        letters[i] =
            (struct letter){.channel = "pigeon", .lane = "", .key = "k", .text = ""};
    pump_deliver(other.pump, letters, 2, arena);
}

static void backoff_doubles_to_ten_minutes_and_never_under_a_second(void **state)
{
    (void)state;
    assert_int_equal(pump_backoff_ms(1, -1, 0), 1000);
    assert_int_equal(pump_backoff_ms(1, -1, UINT32_MAX), 2000);
    assert_int_equal(pump_backoff_ms(3, -1, UINT32_MAX), 8000);
    assert_int_equal(pump_backoff_ms(3, -1, UINT32_MAX / 2), 4499);
    assert_int_equal(pump_backoff_ms(11, -1, UINT32_MAX), 600000);
    assert_int_equal(pump_backoff_ms(1000000, -1, UINT32_MAX), 600000);
    assert_int_equal(pump_backoff_ms(0, -1, UINT32_MAX), 1000);
}

static void what_the_platform_asks_for_is_kept_within_an_hour(void **state)
{
    (void)state;
    assert_int_equal(pump_backoff_ms(7, 30000, 12345), 30000);
    assert_int_equal(pump_backoff_ms(7, 0, 12345), 0);
    assert_int_equal(pump_backoff_ms(7, INT64_MAX, 12345), 3600000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_delivery_is_reported_with_its_reference, begin,
                                        end),
        cmocka_unit_test_setup_teardown(letters_that_came_together_go_one_by_one, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_letter_to_nowhere_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(what_cannot_be_encoded_is_refused_with_the_reason,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            an_unsure_letter_is_looked_for_before_it_goes_again, begin, end),
        cmocka_unit_test_setup_teardown(
            where_the_platform_knows_our_key_an_unsure_letter_goes_again, begin, end),
        cmocka_unit_test_setup_teardown(
            where_nobody_can_look_an_unsure_letter_goes_again_but_once, begin, end),
        cmocka_unit_test_setup_teardown(
            what_is_under_way_when_the_pump_closes_ends_in_silence, begin, end),
        cmocka_unit_test(a_report_may_close_the_pump_while_it_hands_out),
        cmocka_unit_test(backoff_doubles_to_ten_minutes_and_never_under_a_second),
        cmocka_unit_test(what_the_platform_asks_for_is_kept_within_an_hour),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
