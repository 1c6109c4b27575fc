/* Touches that are due or neglected, and the bell. */

#include "firm.h"

#include "store/posts.h"

static enum rc add_deal(struct turn *t, void *arg)
{
    struct deal *deal = arg;
    struct activity note = {.kind = "deal",
                            .person = deal->owner,
                            .what = "note",
                            .text = "他们在比价",
                            .at = t->now};

    TRY(deals_add(t, deal));
    note.record = deal->id;
    return activities_add(t, &note);
}

static struct deal a_deal(int64_t owner, const char *next_touch)
{
    return (struct deal){.account = owner == EMMA ? 2 : 1,
                         .owner = owner,
                         .title = "roll-out",
                         .stage = STAGE_DEMO,
                         .amount = {31200000, "CNY"},
                         .close_on = DAY_NONE,
                         .facts = "{}",
                         .next_touch = next_touch};
}

static int64_t deal_with_touch(struct firm_of_test *f, int64_t owner, const char *touch)
{
    struct deal deal = a_deal(owner, touch);

    act(f, add_deal, &deal);
    return deal.id;
}

struct change {
    int64_t id;
    const char *next_touch;
    int stage; /* -1: as it is */
};

static enum rc change_deal(struct turn *t, void *arg)
{
    const struct change *change = arg;
    struct deal deal;

    TRY(deals_get(t, change->id, &deal));
    if (change->next_touch)
        deal.next_touch = change->next_touch;
    if (change->stage >= 0) {
        deal.stage = (enum stage)change->stage;
        deal.stage_at = t->now;
        deal.closed_at = stage_is_open(deal.stage) ? 0 : t->now;
    }
    return deals_put(t, &deal);
}

static void a_touch_of_a_day_is_asked_for_at_nine_with_the_last_note(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T10:00");
    deal_with_touch(f, HAO, "2026-03-04");
    assert_int_equal(next_due(f), instant_in(f, "Asia/Shanghai", "2026-03-04T09:00"));
    walk_to(f, "2026-03-04T09:00");
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "今天跟进鼎砺机械。上次记录：“他们在比价”"), 1);
    assert_int_equal(heard_by(f, HAO, "已跟进"), 1);
}

static void a_touch_on_a_day_off_waits_for_the_first_working_morning(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-02-12T10:00");
    deal_with_touch(f, HAO, "2026-02-16");
    walk_to(f, "2026-02-24T08:29");
    assert_int_equal(f->n_heard, 0);
    walk_to(f, "2026-02-24T08:30");
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "迟了"), 0); /* it is in time */
}

static void a_touch_with_a_time_is_asked_for_at_that_time(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T10:00");
    deal_with_touch(f, EMMA, "2026-03-04T15:30");
    assert_int_equal(next_due(f), instant_in(f, "Europe/London", "2026-03-04T15:30"));
}

static void a_time_that_was_said_holds_on_a_day_off_too(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T10:00");
    deal_with_touch(f, HAO, "2026-03-07T21:00"); /* a Saturday, in quiet hours */
    walk_to(f, "2026-03-07T21:00");
    assert_int_equal(f->n_heard, 1);
}

static void a_neglected_touch_goes_to_the_owner_again_then_to_the_manager(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T10:00");
    deal_with_touch(f, HAO, "2026-03-04");
    walk_to(f, "2026-03-04T18:00");
    assert_int_equal(f->n_heard, 1);
    walk_to(f, "2026-03-05T18:00"); /* +1 working day */
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "还在等您跟进"), 1);
    walk_to(f, "2026-03-08T18:00"); /* +3 is the Monday after */
    assert_int_equal(f->n_heard, 0);
    walk_to(f, "2026-03-09T18:00");
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, LI, "至今没有动静"), 1);
    walk_to(f, "2026-03-13T18:00"); /* +7 */
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, LI, "转交"), 1);
    walk_to(f, "2026-04-30T18:00"); /* never again */
    assert_int_equal(f->n_heard, 0);
}

/* How many posts before HAO's eyes hold these words. */
struct posts_with {
    const char *words;
    size_t n;
};

static enum rc count_posts(struct turn *t, void *arg)
{
    struct posts_with *with = arg;
    struct conversation direct;
    struct person hao;
    struct news *posts;
    bool more;

    TRY(people_get(t, HAO, &hao));
    TRY(conversation_of_room(t, &hao, "dealbell", &direct));
    TRY(posts_before(t, HAO, direct.id, 0, 50, &posts, &more));
    for (with->n = 0; posts; posts = posts->next)
        with->n += strstr(posts->card, with->words) != NULL;
    return RC_OK;
}

static size_t posts_with(struct firm_of_test *f, const char *words)
{
    struct posts_with with = {.words = words};

    act(f, count_posts, &with);
    return with.n;
}

static void what_is_asked_again_is_answered_there_alone(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T10:00");
    deal_with_touch(f, HAO, "2026-03-04");
    walk_to(f, "2026-03-04T18:00");
    assert_int_equal(posts_with(f, "已跟进"), 1);
    walk_to(f, "2026-03-05T18:00");
    assert_int_equal(heard_by(f, HAO, "还在等您跟进"), 1);
    assert_int_equal(posts_with(f, "已跟进"), 1);
    assert_int_equal(posts_with(f, "下方已再次提醒"), 1);
}

static void a_new_touch_begins_anew(void **state)
{
    struct firm_of_test *f = *state;
    struct change change = {.next_touch = "2026-03-06", .stage = -1};

    clock_at(f, "2026-03-02T10:00");
    change.id = deal_with_touch(f, HAO, "2026-03-04");
    walk_to(f, "2026-03-04T18:00");
    act(f, change_deal, &change);
    walk_to(f, "2026-03-05T18:00");
    assert_int_equal(f->n_heard, 0);
    walk_to(f, "2026-03-06T18:00");
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "今天跟进"), 1);
}

static enum rc log_touch(struct turn *t, void *arg)
{
    struct activity note = {.kind = "deal",
                            .record = *(int64_t *)arg,
                            .person = HAO,
                            .what = "note",
                            .text = "打过电话",
                            .at = t->now};

    return activities_add(t, &note);
}

static void what_is_done_about_it_starts_the_ladder_again(void **state)
{
    struct firm_of_test *f = *state;
    int64_t id;

    clock_at(f, "2026-03-02T10:00");
    id = deal_with_touch(f, HAO, "2026-03-04");
    walk_to(f, "2026-03-06T15:00");
    assert_int_equal(f->n_heard, 2);
    act(f, log_touch, &id);
    walk_to(f, "2026-03-09T14:00"); /* the manager would have been told by now */
    assert_int_equal(f->n_heard, 0);
    walk_to(f, "2026-03-09T18:00");
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "还在等您跟进"), 1);
    walk_to(f, "2026-03-11T18:00");
    assert_int_equal(heard_by(f, LI, "至今没有动静"), 1);
}

static void after_a_long_sleep_only_the_newest_rung_speaks(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T10:00");
    deal_with_touch(f, HAO, "2026-03-04");
    clock_at(f, "2026-03-10T10:00");
    run_due(f);
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, LI, "至今没有动静"), 1);
    assert_int_equal(heard_by(f, LI, "迟了 1 天"), 1);
    walk_to(f, "2026-03-13T18:00");
    assert_int_equal(heard_by(f, LI, "转交"), 1);
}

static void a_closed_deal_is_not_touched(void **state)
{
    struct firm_of_test *f = *state;
    struct change change = {.stage = STAGE_LOST};

    clock_at(f, "2026-03-02T10:00");
    change.id = deal_with_touch(f, HAO, "2026-03-04");
    act(f, change_deal, &change);
    assert_int_equal(next_due(f), 0);
}

static enum rc add_lead(struct turn *t, void *arg)
{
    struct lead lead = {.name = "云岫网络",
                        .contact = "",
                        .phone = "",
                        .email = "",
                        .wechat = "",
                        .source = "",
                        .need = "",
                        .state = LEAD_NEW,
                        .owner = HAO,
                        .next_touch = arg};

    return leads_add(t, &lead);
}

static void a_lead_is_touched_as_a_deal_is(void **state)
{
    struct firm_of_test *f = *state;
    char touch[] = "2026-03-04";

    clock_at(f, "2026-03-02T10:00");
    act(f, add_lead, touch);
    walk_to(f, "2026-03-04T18:00");
    assert_int_equal(heard_by(f, HAO, "今天跟进云岫网络。"), 1);
    assert_int_equal(heard_by(f, HAO, "L-1"), 1);
}

/* The bell. */

static struct change win_a_deal(struct firm_of_test *f)
{
    struct change change = {.stage = STAGE_WON};

    clock_at(f, "2026-03-02T10:00");
    change.id = deal_with_touch(f, HAO, "");
    act(f, change_deal, &change);
    run_due(f);
    return change;
}

static void a_won_deal_rings_the_bell_once(void **state)
{
    struct firm_of_test *f = *state;
    struct change change = win_a_deal(f);

    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, 0, "鼎砺机械成交，¥312,000，王浩"), 1);
    assert_int_equal(heard_by(f, 0, "good"), 1);
    change.stage = -1;
    change.next_touch = "";
    act(f, change_deal, &change);
    assert_int_equal(run_due(f), 0);
}

static void who_may_not_see_the_deal_hears_the_bell_without_its_button(void **state)
{
    struct firm_of_test *f = *state;

    (void)win_a_deal(f);
    assert_int_equal(heard_by(f, 0,
                              "\"only_for\":[\"li.wei\",\"mei.fang\",\"qian.ying\","
                              "\"wang.hao\",\"zhao.min\"]"),
                     1);
}

static void yesterdays_win_rings_no_bell(void **state)
{
    struct firm_of_test *f = *state;
    struct change change = {.stage = STAGE_WON};

    clock_at(f, "2026-03-02T10:00");
    change.id = deal_with_touch(f, HAO, "");
    act(f, change_deal, &change);
    clock_at(f, "2026-03-03T10:01");
    run_due(f);
    assert_int_equal(f->n_heard, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FIRM(a_touch_of_a_day_is_asked_for_at_nine_with_the_last_note),
        IN_FIRM(a_touch_on_a_day_off_waits_for_the_first_working_morning),
        IN_FIRM(a_touch_with_a_time_is_asked_for_at_that_time),
        IN_FIRM(a_time_that_was_said_holds_on_a_day_off_too),
        IN_FIRM(a_neglected_touch_goes_to_the_owner_again_then_to_the_manager),
        IN_FIRM(a_new_touch_begins_anew),
        IN_FIRM(what_is_asked_again_is_answered_there_alone),
        IN_FIRM(what_is_done_about_it_starts_the_ladder_again),
        IN_FIRM(after_a_long_sleep_only_the_newest_rung_speaks),
        IN_FIRM(a_closed_deal_is_not_touched),
        IN_FIRM(a_lead_is_touched_as_a_deal_is),
        IN_FIRM(a_won_deal_rings_the_bell_once),
        IN_FIRM(who_may_not_see_the_deal_hears_the_bell_without_its_button),
        IN_FIRM(yesterdays_win_rings_no_bell),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
