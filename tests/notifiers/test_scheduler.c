/* Timers become turns: once, on time or marked late, and whatever fails does not spin. */

#include "firm.h"

#include "store/timers.h"

struct wanted {
    int64_t id, owner;
    const char *text, *due, *zone, *state;
};

static enum rc add_reminder(struct turn *t, void *arg)
{
    struct wanted *wanted = arg;
    struct reminder reminder = {.owner = wanted->owner,
                                .kind = "",
                                .text = wanted->text,
                                .due = wanted->due,
                                .zone = wanted->zone ? wanted->zone : "Asia/Shanghai",
                                .state = "scheduled"};

    TRY(reminders_add(t, &reminder));
    wanted->id = reminder.id;
    return RC_OK;
}

static int64_t remind(struct firm_of_test *f, int64_t owner, const char *due,
                      const char *text)
{
    struct wanted wanted = {.owner = owner, .due = due, .text = text};

    act(f, add_reminder, &wanted);
    return wanted.id;
}

static enum rc change_reminder(struct turn *t, void *arg)
{
    const struct wanted *wanted = arg;
    struct reminder reminder;

    TRY(reminders_get(t, wanted->id, &reminder));
    if (wanted->due)
        reminder.due = wanted->due;
    if (wanted->state)
        reminder.state = wanted->state;
    return reminders_put(t, &reminder);
}

static void a_reminder_speaks_at_its_moment_and_not_before(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T09:00");
    remind(f, HAO, "2026-03-02T15:00", "给云岫打电话");
    assert_int_equal(next_due(f), instant_in(f, "Asia/Shanghai", "2026-03-02T15:00"));
    clock_at(f, "2026-03-02T14:59");
    assert_int_equal(run_due(f), 0);
    assert_int_equal(f->n_heard, 0);
    clock_at(f, "2026-03-02T15:00");
    assert_int_equal(run_due(f), 1);
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "提醒：给云岫打电话"), 1);
    assert_int_equal(heard_by(f, HAO, "迟了"), 0);
    assert_int_equal(heard_by(f, HAO, "1 小时后"), 1);
    assert_int_equal(next_due(f), 0);
    assert_int_equal(run_due(f), 0);
}

static void a_reminder_of_a_day_speaks_at_nine(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T09:00");
    remind(f, HAO, "2026-03-07", "周六也要");
    assert_int_equal(next_due(f), instant_in(f, "Asia/Shanghai", "2026-03-07T09:00"));
}

static void what_a_person_asked_for_is_not_held_back_by_quiet_hours(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T09:00");
    remind(f, HAO, "2026-03-07T23:30", "关灯");
    clock_at(f, "2026-03-07T23:30");
    run_due(f);
    assert_int_equal(heard_by(f, HAO, "关灯"), 1);
}

static void after_downtime_all_is_said_once_late_and_oldest_first(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T09:00");
    remind(f, HAO, "2026-03-02T16:00", "third");
    remind(f, HAO, "2026-03-02T10:00", "first");
    remind(f, EMMA, "2026-03-02T15:00", "second");
    clock_at(f, "2026-03-02T17:00");
    assert_int_equal(run_due(f), 3);
    assert_int_equal(f->n_heard, 3);
    assert_non_null(strstr(f->heard[0].words, "first（迟了 7 小时）"));
    assert_non_null(strstr(f->heard[1].words, "second (late 2 h)"));
    assert_non_null(strstr(f->heard[2].words, "third（迟了 1 小时）"));
    assert_int_equal(run_due(f), 0);
}

static void a_quarter_of_an_hour_is_not_late(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T09:00");
    remind(f, HAO, "2026-03-02T10:00", "x");
    clock_at(f, "2026-03-02T10:15");
    run_due(f);
    assert_int_equal(heard_by(f, HAO, "迟了"), 0);
}

static enum rc set_timer_again(struct turn *t, void *arg)
{
    const struct timer timer = {.kind = "reminder",
                                .rule = "reminder-due",
                                .record = *(int64_t *)arg,
                                .due_at = t->now,
                                .step = 0};

    return timer_set(t, &timer);
}

static void a_step_is_said_once_even_when_its_timer_is_set_again(void **state)
{
    struct firm_of_test *f = *state;
    int64_t id;

    clock_at(f, "2026-03-02T09:00");
    id = remind(f, HAO, "2026-03-02T10:00", "x");
    clock_at(f, "2026-03-02T10:00");
    run_due(f);
    assert_int_equal(f->n_heard, 1);
    act(f, set_timer_again, &id);
    assert_int_equal(run_due(f), 1);
    assert_int_equal(f->n_heard, 0);
    assert_int_equal(next_due(f), 0);
}

static void a_snoozed_reminder_speaks_again_at_its_new_moment(void **state)
{
    struct firm_of_test *f = *state;
    struct wanted snoozed = {.due = "2026-03-02T11:00", .state = "scheduled"};

    clock_at(f, "2026-03-02T09:00");
    snoozed.id = remind(f, HAO, "2026-03-02T10:00", "x");
    clock_at(f, "2026-03-02T10:00");
    run_due(f);
    act(f, change_reminder, &snoozed);
    assert_int_equal(run_due(f), 0);
    clock_at(f, "2026-03-02T11:00");
    run_due(f);
    assert_int_equal(f->n_heard, 1);
}

static void what_is_done_before_its_moment_is_not_said(void **state)
{
    struct firm_of_test *f = *state;
    struct wanted finished = {.state = "done"};

    clock_at(f, "2026-03-02T09:00");
    finished.id = remind(f, HAO, "2026-03-02T10:00", "x");
    act(f, change_reminder, &finished);
    assert_int_equal(next_due(f), 0);
}

static enum rc spoil(struct turn *t, void *arg)
{
    const struct wanted wanted = {.id = *(int64_t *)arg, .due = "when pigs fly"};
    struct wanted copy = wanted;

    TRY(change_reminder(t, &copy));
    t->n_touched = 0; /* not planned: the timer still stands */
    return RC_OK;
}

static void a_rule_that_fails_loses_its_timer_and_holds_up_nobody(void **state)
{
    struct firm_of_test *f = *state;
    int64_t id;

    clock_at(f, "2026-03-02T09:00");
    id = remind(f, HAO, "2026-03-02T10:00", "broken");
    remind(f, HAO, "2026-03-02T10:01", "whole");
    act(f, spoil, &id);
    clock_at(f, "2026-03-02T10:05");
    log_level(LOG_ERROR);
    assert_int_equal(run_due(f), 2);
    assert_int_equal(heard_by(f, HAO, "whole"), 1);
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(next_due(f), 0);
}

static void a_record_that_a_rule_cannot_read_stops_nobody_from_changing_it(void **state)
{
    struct firm_of_test *f = *state;
    struct wanted spoiled = {.due = "when pigs fly"};

    clock_at(f, "2026-03-02T09:00");
    spoiled.id = remind(f, HAO, "2026-03-02T10:00", "x");
    act(f, change_reminder, &spoiled);
    assert_int_equal(next_due(f), 0);
}

/* A turn of the clock that is refused leaves its row in the inbox. True when the row was
 * there before. */
static bool refused_before(struct firm_of_test *f, const char *event)
{
    struct inbound in = {.kind = IN_TICK, .platform = "tick", .event = event};
    struct turn t;
    struct err err = {0};

    assert_int_equal(begin_turn(f, &in, &t), RC_OK);
    assert_int_equal(turn_end(&t, err_set(&t.err, RC_RULE, "not now")), RC_OK);
    assert_int_equal(store_commit(f->store, &err), RC_OK);
    arena_empty(f->arena);
    arena_empty(f->keep);
    return t.is_repeat;
}

static void a_step_whose_turn_failed_is_said_when_it_is_tried_again(void **state)
{
    struct firm_of_test *f = *state;
    char event[96];

    clock_at(f, "2026-03-02T09:00");
    remind(f, HAO, "2026-03-02T10:00", "x");
    assert_false(refused_before(f, "reminder-due/R-1/2026-03-02T10:00/0"));
    clock_at(f, "2026-03-02T10:15");
    run_due(f);
    assert_int_equal(heard_by(f, HAO, "x"), 1);
    assert_int_equal(run_due(f), 0);
    (void)snprintf(event, sizeof(event), "reminder-due/R-1/2026-03-02T10:00/0/again-%lld",
                   (long long)f->now);
    assert_true(refused_before(f, event)); /* it has a row of its own */
}

/* Whatever writes the cursed reminder is refused by the database. */
static enum rc curse(struct turn *t, void *arg)
{
    static const char *const sql[] = {
        "CREATE TEMP TRIGGER curse BEFORE UPDATE ON reminder WHEN old.text = 'cursed'"
        " BEGIN SELECT RAISE (ABORT, 'cursed'); END"};
    static const struct queries curses = QUERIES("curses", sql);
    QUERY *q = query(t, &curses, 0);

    (void)arg;
    return done(t, q);
}

static void one_that_fails_among_many_takes_none_of_them_with_it(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T09:00");
    remind(f, HAO, "2026-03-02T10:00", "first");
    remind(f, HAO, "2026-03-02T10:01", "cursed");
    remind(f, HAO, "2026-03-02T10:02", "last");
    act(f, curse, NULL);
    clock_at(f, "2026-03-02T10:05");
    log_level(LOG_ERROR);
    assert_int_equal(run_due(f), 3);
    assert_int_equal(heard_by(f, HAO, "first"), 1);
    assert_int_equal(heard_by(f, HAO, "last"), 1);
    assert_int_equal(f->n_heard, 2);
    assert_true(refused_before(f, "reminder-due/R-2/2026-03-02T10:01/0"));
    assert_int_equal(next_due(f), 0);
    assert_int_equal(run_due(f), 0);
}

/* Its key is in the inbox, which those who run together find out at their end. */
static void one_that_is_wanted_again_is_said_beside_others(void **state)
{
    struct firm_of_test *f = *state;
    struct wanted again = {.due = "2026-03-02T10:00", .state = "scheduled"};

    clock_at(f, "2026-03-02T09:00");
    again.id = remind(f, HAO, "2026-03-02T10:00", "first");
    clock_at(f, "2026-03-02T10:00");
    assert_int_equal(run_due(f), 1);
    remind(f, HAO, "2026-03-02T10:00", "second");
    act(f, change_reminder, &again);
    assert_int_equal(run_due(f), 2);
    assert_int_equal(heard_by(f, HAO, "first"), 1);
    assert_int_equal(heard_by(f, HAO, "second"), 1);
    assert_int_equal(f->n_heard, 2);
    assert_int_equal(next_due(f), 0);
}

static enum rc set_stray_timer(struct turn *t, void *arg)
{
    const struct timer timer = {
        .kind = "deal", .rule = "no-such-rule", .record = 1, .due_at = t->now, .step = 0};

    (void)arg;
    return timer_set(t, &timer);
}

static void a_timer_of_a_rule_that_is_no_more_is_taken_off(void **state)
{
    struct firm_of_test *f = *state;

    act(f, set_stray_timer, NULL);
    assert_int_equal(run_due(f), 1);
    assert_int_equal(next_due(f), 0);
}

static int64_t due_in(struct firm_of_test *f, const char *zone, const char *due)
{
    struct wanted wanted = {.owner = EMMA, .due = due, .zone = zone, .text = "x"};

    f->now = 1767229200000;
    act(f, add_reminder, &wanted);
    return next_due(f);
}

/* In a gap the first valid minute after it, in an overlap the first of the two. */
static void the_hour_that_is_not_there_ends_at_its_end(void **state)
{
    struct firm_of_test *f = *state;

    assert_int_equal(due_in(f, "America/New_York", "2026-03-08T02:30"),
                     instant_in(f, "UTC", "2026-03-08T07:00"));
}

static void the_hour_that_london_skips_ends_at_its_end(void **state)
{
    struct firm_of_test *f = *state;

    assert_int_equal(due_in(f, "Europe/London", "2026-03-29T01:30"),
                     instant_in(f, "UTC", "2026-03-29T01:00"));
}

static void the_hour_that_comes_twice_is_the_first(void **state)
{
    struct firm_of_test *f = *state;

    assert_int_equal(due_in(f, "Europe/London", "2026-10-25T01:30"),
                     instant_in(f, "UTC", "2026-10-25T00:30"));
}

static void the_hour_that_comes_twice_in_new_york_is_the_first(void **state)
{
    struct firm_of_test *f = *state;

    assert_int_equal(due_in(f, "America/New_York", "2026-11-01T01:30"),
                     instant_in(f, "UTC", "2026-11-01T05:30"));
}

static void more_than_a_page_of_timers_is_run_in_one_go(void **state)
{
    struct firm_of_test *f = *state;
    struct news *news = NULL, **end = &news;
    struct err err = {0};
    size_t ran = 0, n = 0;

    clock_at(f, "2026-03-02T09:00");
    for (int i = 0; i < 900; i++)
        remind(f, i % 2 ? HAO : EMMA, "2026-03-02T10:00", "x");
    clock_at(f, "2026-03-02T10:00");
    assert_int_equal(store_begin(f->store, &err), RC_OK);
    assert_int_equal(
        scheduler_run(f->store, f->arena, f->keep, f->now, 890, &ran, &end, &err), RC_OK);
    assert_int_equal(store_commit(f->store, &err), RC_OK);
    for (; news; news = news->next)
        n += !news->is_edit;
    assert_int_equal(ran, 890);
    assert_int_equal(n, 890);
    assert_int_equal(run_due(f), 10);
}

static void ladders(void **state)
{
    const int64_t due[] = {100, 200, 0, 300};
    struct turn t = {.now = 50};
    struct wish wish;

    (void)state;
    rule_pick(&t, due, 4, -1, "r", &wish);
    assert_int_equal(wish.due_at, 100);
    assert_int_equal(wish.step, 0);
    t.now = 250; /* two were missed: the newer one speaks */
    rule_pick(&t, due, 4, -1, "r", &wish);
    assert_int_equal(wish.due_at, 200);
    assert_int_equal(wish.step, 1);
    rule_pick(&t, due, 4, 1, "r", &wish); /* what is left out is passed over */
    assert_int_equal(wish.due_at, 300);
    assert_int_equal(wish.step, 3);
    rule_pick(&t, due, 4, 3, "r", &wish);
    assert_int_equal(wish.due_at, 0);
}

static void rules_have_names_of_their_own_and_both_briefs(void **state)
{
    (void)state;
    for (size_t i = 0; rules[i]; i++) {
        assert_ptr_equal(rule_named(rules[i]->name), rules[i]);
        assert_non_null(record_kind_named(rules[i]->kind));
        assert_true(rules[i]->brief && rules[i]->brief_zh);
    }
    assert_null(rule_named("no-such-rule"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FIRM(a_reminder_speaks_at_its_moment_and_not_before),
        IN_FIRM(a_reminder_of_a_day_speaks_at_nine),
        IN_FIRM(what_a_person_asked_for_is_not_held_back_by_quiet_hours),
        IN_FIRM(after_downtime_all_is_said_once_late_and_oldest_first),
        IN_FIRM(a_quarter_of_an_hour_is_not_late),
        IN_FIRM(a_step_is_said_once_even_when_its_timer_is_set_again),
        IN_FIRM(a_snoozed_reminder_speaks_again_at_its_new_moment),
        IN_FIRM(what_is_done_before_its_moment_is_not_said),
        IN_FIRM(a_rule_that_fails_loses_its_timer_and_holds_up_nobody),
        IN_FIRM(a_record_that_a_rule_cannot_read_stops_nobody_from_changing_it),
        IN_FIRM(a_step_whose_turn_failed_is_said_when_it_is_tried_again),
        IN_FIRM(one_that_fails_among_many_takes_none_of_them_with_it),
        IN_FIRM(one_that_is_wanted_again_is_said_beside_others),
        IN_FIRM(a_timer_of_a_rule_that_is_no_more_is_taken_off),
        IN_FIRM(the_hour_that_is_not_there_ends_at_its_end),
        IN_FIRM(the_hour_that_london_skips_ends_at_its_end),
        IN_FIRM(the_hour_that_comes_twice_is_the_first),
        IN_FIRM(the_hour_that_comes_twice_in_new_york_is_the_first),
        IN_FIRM(more_than_a_page_of_timers_is_run_in_one_go),
        cmocka_unit_test(ladders),
        cmocka_unit_test(rules_have_names_of_their_own_and_both_briefs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
