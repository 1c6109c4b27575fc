/* "work" - what somebody, or one's team, did in a period: notes, moves, papers and money,
 * the last first; today when no day is said, and who asks when nobody is named. */
#include "commands/listing.h"
#include "commands/report.h"
#include "commands/words.h"
#include "store/people.h"

#include <stdlib.h>
#include <string.h>

enum { TEAM_MOST = 200 };

/* What those did who are asked for, the last first. */
struct work {
    struct activity list[LISTING_MOST + 1];
    size_t n;
};

/* Where they are several, each row says who. False where no more is shown. */
static bool add_row(struct listing *listing, const struct activity *done, bool is_team)
{
    struct turn *t = listing->t;
    const struct record_kind *kind = record_kind_named(done->kind);
    const char *cells[] = {
        access_time(t, done->at), people_name(t, done->person),
        kind ? ref_text(t->arena, kind, done->record) : "",
        kind ? record_called(t, kind, done->record) : "",
        words_short(t->arena, history_text(t->arena, done, t->today, t->lang))};

    if (is_team)
        return listing_row(listing, cells);
    cells[1] = cells[0];
    return listing_row(listing, cells + 1);
}

static int by_time(const void *a, const void *b)
{
    const struct activity *p = a, *q = b;

    if (p->at != q->at)
        return p->at > q->at ? -1 : 1;
    return p->id > q->id ? -1 : 1;
}

/* Adds what one person did; of all together the last stay. */
static enum rc add_work(struct turn *t, const struct report_ask *ask, int64_t person,
                        struct work *work)
{
    struct activity *list = TAKE_N(t->arena, 2 * COUNT(work->list), struct activity);
    size_t n = 0;

    TRY(activities_by(
        t, person, instant_of(t, t->me.zone, (struct moment){ask->from, 0}, 0),
        instant_of(t, t->me.zone, (struct moment){day_plus(ask->until, 1), 0}, 0),
        COUNT(work->list), list, &n));
    memcpy(list + n, work->list, work->n * sizeof(*list));
    n += work->n;
    qsort(list, n, sizeof(*list), by_time);
    work->n = n < COUNT(work->list) ? n : COUNT(work->list);
    memcpy(work->list, list, work->n * sizeof(*list));
    return RC_OK;
}

/* Whose manager one is; of who sees all, everybody who sells. */
static enum rc team_of(struct turn *t, int64_t *out, size_t *n)
{
    struct person *sellers;
    size_t n_all = 0;

    TRY(access_role(t, ROLE_MANAGER | ROLE_DIRECTOR | ROLE_CFO | ROLE_ADMIN,
                    "see the work of a team", "查看团队的工作"));
    if (!person_sees_all(&t->me))
        return people_team(t, t->me.id, TEAM_MOST, out, n);
    sellers = TAKE_N(t->arena, TEAM_MOST, struct person);
    TRY(people_with(t, SELLING, sellers, TEAM_MOST, &n_all));
    for (size_t i = 0; i < n_all; i++)
        out[(*n)++] = sellers[i].id;
    return RC_OK;
}

static enum rc read_work(struct turn *t, const struct report_ask *ask, struct work *out)
{
    int64_t team[TEAM_MOST];
    size_t n = 0;

    if (!ask->is_team) {
        TRY(access_owned(t, TO_SEE, IN(t, "that work", "这份工作记录"), ask->owner));
        return add_work(t, ask, ask->owner, out);
    }
    TRY(team_of(t, team, &n));
    for (size_t i = 0; i < n; i++)
        TRY(add_work(t, ask, team[i], out));
    return RC_OK;
}

static enum rc run(struct turn *t, const struct report_ask *asked)
{
    const char *const heads[] = {IN(t, "When", "时间"), IN(t, "Who", "谁"),
                                 IN(t, "Record", "编号"), IN(t, "Customer", "客户"),
                                 IN(t, "What", "内容")};
    const char *const own[] = {heads[0], heads[2], heads[3], heads[4]};
    struct work *work = TAKE(t->arena, struct work);
    struct report_ask ask = *asked;
    struct listing listing;

    ask.owner = ask.owner ? ask.owner : t->me.id;
    ask.from = day_known(ask.from) ? ask.from : t->today;
    ask.until = day_known(ask.until) ? ask.until : t->today;
    TRY(read_work(t, &ask, work));
    listing_begin(&listing, t, ask.is_team ? heads : own,
                  ask.is_team ? COUNT(heads) : COUNT(own), 0);
    for (size_t i = 0; i < work->n; i++)
        if (!add_row(&listing, &work->list[i], ask.is_team))
            break;
    const char *whose =
        ask.is_team ? IN(t, "the team", "团队") : people_name(t, ask.owner);
    const char *title = report_title(
        t, arena_printf(t->arena, IN(t, "Done by %s", "%s做的事"), whose), &ask);
    listing_say(&listing, title,
                arena_printf(t->arena, IN(t, "%s: nothing.", "%s：没有。"), title));
    return RC_OK;
}

const struct report report_work = {
    .name = "work",
    .name_zh = "工作",
    .brief = "what you, a colleague or your team did, today or in a period",
    .brief_zh = "自己、同事或团队当天或某段时间做了什么",
    .run = run,
};
