/* "work" - what somebody did in a period: notes, moves, papers and money, the last first;
 * today when no day is said, and who asks when nobody is named. */
#include "commands/listing.h"
#include "commands/report.h"
#include "commands/words.h"
#include "store/people.h"

/* False where no more is shown. */
static bool add_row(struct listing *listing, const struct activity *done)
{
    struct turn *t = listing->t;
    const struct record_kind *kind = record_kind_named(done->kind);
    const char *const cells[] = {
        access_time(t, done->at), kind ? ref_text(t->arena, kind, done->record) : "",
        kind ? record_called(t, kind, done->record) : "",
        words_short(t->arena, history_text(t->arena, done, t->today, t->lang))};

    return listing_row(listing, cells);
}

static enum rc run(struct turn *t, const struct report_ask *asked)
{
    const char *const heads[] = {IN(t, "When", "时间"), IN(t, "Record", "编号"),
                                 IN(t, "Customer", "客户"), IN(t, "What", "内容")};
    struct report_ask ask = *asked;
    struct activity *list = TAKE_N(t->arena, LISTING_MOST + 1, struct activity);
    struct listing listing;
    size_t n = 0;

    ask.owner = ask.owner ? ask.owner : t->me.id;
    ask.from = day_known(ask.from) ? ask.from : t->today;
    ask.until = day_known(ask.until) ? ask.until : t->today;
    const char *whose = people_name(t, ask.owner);
    TRY(access_owned(t, TO_SEE, IN(t, "that work", "这份工作记录"), ask.owner));
    TRY(activities_by(
        t, ask.owner, instant_of(t, t->me.zone, (struct moment){ask.from, 0}, 0),
        instant_of(t, t->me.zone, (struct moment){day_plus(ask.until, 1), 0}, 0),
        LISTING_MOST + 1, list, &n));
    listing_begin(&listing, t, heads, COUNT(heads), 0);
    for (size_t i = 0; i < n; i++)
        if (!add_row(&listing, &list[i]))
            break;
    const char *title = report_title(
        t, arena_printf(t->arena, IN(t, "Done by %s", "%s做的事"), whose), &ask);
    listing_say(&listing, title,
                arena_printf(t->arena, IN(t, "%s: nothing.", "%s：没有。"), title));
    return RC_OK;
}

const struct report report_work = {
    .name = "work",
    .name_zh = "工作",
    .brief = "what you or a colleague did, today or in a period",
    .brief_zh = "自己或同事当天或某段时间做了什么",
    .run = run,
};
