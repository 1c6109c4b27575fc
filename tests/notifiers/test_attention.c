/* When a person may be interrupted, on their own wall (domain.md section 4). */

#include "firm.h"

#include "notifiers/attention.h"

struct asked {
    int64_t person, at, out;
    int n;
    struct day day;
    const char *text;
    int64_t (*ask)(const struct attention *who, int64_t at, int n);
};

static void answer(struct turn *t, void *arg)
{
    struct asked *asked = arg;
    struct person person;
    struct attention who;

    assert_int_equal(people_get(t, asked->person, &person), RC_OK);
    who = attention_of(t, &person);
    asked->out = asked->ask(&who, asked->at, asked->n);
}

static int64_t from(const struct attention *who, int64_t at, int n)
{
    (void)n;
    return attention_from(who, at);
}

static const char *zone_of(int64_t person)
{
    return person >= EMMA ? "Europe/London" : "Asia/Shanghai";
}

/* Asks on the person's wall and expects an answer on it. */
static void expect(struct firm_of_test *f, int64_t person,
                   int64_t (*how)(const struct attention *who, int64_t at, int n),
                   const char *at, int n, const char *wanted)
{
    struct asked asked = {
        .person = person, .at = instant_in(f, zone_of(person), at), .n = n, .ask = how};

    look_in(f, answer, &asked);
    if (asked.out != instant_in(f, zone_of(person), wanted))
        print_error("%s + %d is not %s\n", at, n, wanted);
    assert_int_equal(asked.out, instant_in(f, zone_of(person), wanted));
}

static void n_working_days_on_is_the_same_time_of_day(void **state)
{
    struct firm_of_test *f = *state;

    expect(f, HAO, attention_after_workdays, "2026-02-12T15:20", 3, "2026-02-24T15:20");
    expect(f, HAO, attention_after_workdays, "2026-09-30T09:00", 5, "2026-10-13T09:00");
    expect(f, HAO, attention_after_workdays, "2026-05-08T10:00", 1, "2026-05-09T10:00");
    expect(f, EMMA, attention_after_workdays, "2026-05-08T10:00", 1, "2026-05-11T10:00");
}

static void a_working_day_across_the_change_of_clocks_keeps_the_wall(void **state)
{
    struct firm_of_test *f = *state;

    /* Clocks go forward on 29 March: 23 hours lie between the same times. */
    expect(f, EMMA, attention_after_workdays, "2026-03-27T09:30", 1, "2026-03-30T09:30");
    assert_int_equal(instant_in(f, "Europe/London", "2026-03-30T09:30") -
                         instant_in(f, "Europe/London", "2026-03-27T09:30"),
                     (3 * 24 - 1) * 3600 * 1000);
    expect(f, EMMA, attention_after_workdays, "2026-10-23T09:30", 1, "2026-10-26T09:30");
}

static void open_minutes_skip_lunch_nights_and_holidays(void **state)
{
    struct firm_of_test *f = *state;

    expect(f, HAO, attention_after_minutes, "2026-03-02T10:00", 240, "2026-03-02T15:00");
    expect(f, HAO, attention_after_minutes, "2026-03-02T16:00", 240, "2026-03-03T11:00");
    expect(f, HAO, attention_after_minutes, "2026-02-14T16:00", 240, "2026-02-24T11:00");
    expect(f, HAO, attention_after_minutes, "2026-05-08T16:00", 240, "2026-05-09T11:00");
}

static void quiet_hours_and_days_off_wait_for_the_next_morning(void **state)
{
    struct firm_of_test *f = *state;

    expect(f, HAO, from, "2026-03-02T14:00", 0, "2026-03-02T14:00");
    expect(f, HAO, from, "2026-03-02T20:00", 0, "2026-03-03T08:30");
    expect(f, HAO, from, "2026-03-03T06:00", 0, "2026-03-03T08:30");
    expect(f, HAO, from, "2026-03-07T11:00", 0, "2026-03-09T08:30");
    expect(f, HAO, from, "2026-02-14T21:00", 0, "2026-02-24T08:30");
    expect(f, HAO, from, "2026-05-09T11:00", 0,
           "2026-05-09T11:00"); /* a make-up Saturday */
    expect(f, EMMA, from, "2026-03-28T23:30", 0,
           "2026-03-30T08:30"); /* the clocks change */
}

static int64_t seconds_past(const struct attention *who, int64_t at, int n)
{
    return attention_after_workdays(who, at + 41500, n) - 41500;
}

static int64_t minutes_past(const struct attention *who, int64_t at, int n)
{
    return attention_after_minutes(who, at + 41500, n) - 41500;
}

static int64_t from_second(const struct attention *who, int64_t at, int n)
{
    (void)n;
    return attention_from(who, at + 41500) - 41500;
}

static void seconds_are_not_lost_on_the_wall(void **state)
{
    struct firm_of_test *f = *state;

    expect(f, HAO, seconds_past, "2026-03-02T14:00", 1, "2026-03-03T14:00");
    expect(f, HAO, minutes_past, "2026-03-02T14:00", 30, "2026-03-02T14:30");
    expect(f, HAO, from_second, "2026-03-02T14:00", 0, "2026-03-02T14:00");
}

static void lateness(struct turn *t, void *arg)
{
    (void)arg;
    assert_string_equal(attention_late(t, t->now - INT64_C(7200000), true, LANG_EN),
                        "late 2 h");
    assert_string_equal(attention_late(t, t->now - INT64_C(7200000), true, LANG_ZH),
                        "迟了 2 小时");
    assert_string_equal(attention_late(t, t->now, false, LANG_EN), "");
}

static void lateness_is_said_in_both_languages(void **state)
{
    look_in(*state, lateness, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FIRM(n_working_days_on_is_the_same_time_of_day),
        IN_FIRM(a_working_day_across_the_change_of_clocks_keeps_the_wall),
        IN_FIRM(open_minutes_skip_lunch_nights_and_holidays),
        IN_FIRM(quiet_hours_and_days_off_wait_for_the_next_morning),
        IN_FIRM(seconds_are_not_lost_on_the_wall),
        IN_FIRM(lateness_is_said_in_both_languages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
