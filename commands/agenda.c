/* "agenda" - what is due: follow-ups, reminders, requests that wait. */
#include "commands/access.h"
#include "commands/decide.h"
#include "commands/listing.h"
#include "commands/touches.h"
#include "store/people.h"
#include "store/reminders.h"

#include <stdlib.h>
#include <string.h>

struct agenda_args {
    struct day until;
    const char *who;
};

enum { ITEMS_MOST = 200, SEVERAL = 60 };

static const struct arg wants[] = {
    OPT(struct agenda_args, until, "up to this day; today when left out",
        "到哪天为止；默认今天"),
    OPT(struct agenda_args, who, "a colleague, or team; yours when left out",
        "某位同事或“团队”；默认自己"),
    {0},
};

static const struct example given[] = {
    {"touch D-5 tomorrow", "D-5", "ana"},
    {0},
};

static const struct example examples[] = {
    {"agenda", "Nothing is due today", "ana"},
    {"agenda tomorrow", "Due by Tue 3 March (1)", "ana"},
    {"日程", "今天没有到期的事", "bo"},
    {0},
};

/* One line, before it is sorted into the others. */
struct item {
    const char *due, *what, *with, *ref;
    int64_t owner;
    bool just_waits; /* `due` is since when: it has no day of its own to be late by */
};

struct items {
    struct turn *t;
    struct item list[ITEMS_MOST];
    size_t n;
};

static void add(struct items *items, struct item item)
{
    if (items->n < ITEMS_MOST)
        items->list[items->n++] = item;
}

static enum rc add_touches(struct items *items, int64_t owner, const char *until)
{
    struct turn *t = items->t;
    struct deal *list = TAKE_N(t->arena, SEVERAL, struct deal);
    size_t n = 0;

    TRY(deals_touch_due(t, owner, until, SEVERAL, list, &n));
    for (size_t i = 0; i < n; i++) {
        if (access_sees(t, list[i].owner))
            add(items, (struct item){list[i].next_touch, deal_todo(t, &list[i]),
                                     account_name(t, list[i].account),
                                     ref_text(t->arena, &deals_kind, list[i].id),
                                     list[i].owner, false});
    }
    return RC_OK;
}

static enum rc add_leads(struct items *items, int64_t owner, const char *until)
{
    const unsigned states = 1U << LEAD_NEW | 1U << LEAD_CONTACTED;
    struct turn *t = items->t;
    struct lead *list = TAKE_N(t->arena, SEVERAL, struct lead);
    size_t n = 0;

    TRY(leads_list(t, owner, false, states, SEVERAL, list, &n));
    for (size_t i = 0; i < n; i++) {
        const struct lead *lead = &list[i];
        if (text_empty(lead->next_touch) || strcmp(lead->next_touch, until) > 0 ||
            !access_sees(t, lead->owner))
            continue;
        add(items,
            (struct item){lead->next_touch, lead_todo(t, lead), lead->name,
                          ref_text(t->arena, &leads_kind, lead->id), lead->owner, false});
    }
    return RC_OK;
}

/* The customer of what a reminder is about. */
static const char *customer_of(struct turn *t, const struct reminder *reminder)
{
    const struct record_kind *kind = record_kind_named(reminder->kind);
    struct err before = t->err;
    const char *name = "";
    struct invoice invoice;
    struct lead lead;
    struct deal deal;

    if (kind == &deals_kind && deals_get(t, reminder->record, &deal) == RC_OK)
        name = account_name(t, deal.account);
    else if (kind == &leads_kind && leads_get(t, reminder->record, &lead) == RC_OK)
        name = lead.name;
    else if (kind == &invoices_kind &&
             invoices_get(t, reminder->record, &invoice) == RC_OK)
        name = account_name(t, invoice.account);
    t->err = before;
    return name[0] || !kind ? name : ref_text(t->arena, kind, reminder->record);
}

static enum rc add_reminders(struct items *items, int64_t owner, const char *until)
{
    struct turn *t = items->t;
    struct reminder *list = TAKE_N(t->arena, SEVERAL, struct reminder);
    size_t n = 0;

    TRY(reminders_open(t, owner, SEVERAL, list, &n));
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].due, until) <= 0)
            add(items, (struct item){list[i].due, list[i].text, customer_of(t, &list[i]),
                                     ref_text(t->arena, &reminders_kind, list[i].id),
                                     list[i].owner, false});
    }
    return RC_OK;
}

/* They wait since they were asked for, whatever the day. */
static enum rc add_requests(struct items *items, int64_t owner)
{
    struct turn *t = items->t;
    struct approval *list = TAKE_N(t->arena, SEVERAL, struct approval);
    size_t n = 0;

    TRY(approvals_waiting_for(t, owner, SEVERAL, list, &n));
    for (size_t i = 0; i < n; i++)
        add(items, (struct item){
                       moment_iso(t->arena, wall_at(t, t->me.zone, list[i].submitted_at)),
                       arena_printf(t->arena, IN(t, "to decide: %s", "待审批：%s"),
                                    approval_what(t, &list[i])),
                       account_name(t, list[i].account),
                       ref_text(t->arena, &approvals_kind, list[i].id), owner, true});
    return RC_OK;
}

static int by_due(const void *a, const void *b)
{
    return strcmp(((const struct item *)a)->due, ((const struct item *)b)->due);
}

/* owner 0: the team. */
static enum rc read_who(struct turn *t, const char *who, int64_t *owner)
{
    struct person person;
    const char *word = who ? text_fold(t->arena, who) : "me";

    *owner = t->me.id;
    if (text_same(word, "me") || text_same(word, "mine") || text_same(word, "我"))
        return RC_OK;
    *owner = 0;
    if (text_same(word, "team") || text_same(word, "all") || text_same(word, "团队") ||
        text_same(word, "全部"))
        return RC_OK;
    TRY(people_find(t, who, &person));
    *owner = person.id;
    return access_owned(t, TO_SEE, person.name, person.id);
}

/* "Mon 9 March, 11 days late": the colour alone would not say it to everybody. */
static const char *when_text(struct turn *t, const char *due, int late)
{
    const char *day = touch_text(t, due);

    return late <= 0
               ? day
               : arena_printf(t->arena,
                              IN(t, late == 1 ? "%s, %d day late" : "%s, %d days late",
                                 "%s，迟 %d 天"),
                              day, late);
}

static void show(struct items *items, struct day until, bool is_team)
{
    struct turn *t = items->t;
    const char *const heads[] = {IN(t, "When", "时间"), IN(t, "What", "事项"),
                                 IN(t, "With", "客户"), IN(t, "Number", "编号"),
                                 IN(t, "Owner", "负责人")};
    bool is_today = until.n == t->today.n;
    const char *day = day_text(t->arena, until, t->today, t->lang);
    struct listing listing;

    qsort(items->list, items->n, sizeof(items->list[0]), by_due);
    listing_begin(&listing, t, heads, is_team ? 5 : 4, 0);
    for (size_t i = 0; i < items->n; i++) {
        const struct item *item = &items->list[i];
        int late = item->just_waits ? 0 : touch_days_late(t, item->due);
        const char *const cells[] = {when_text(t, item->due, late), item->what,
                                     item->with, item->ref, people_name(t, item->owner)};
        if (!listing_row(&listing, cells))
            break;
        if (late > 0)
            listing_late(&listing);
    }
    if (is_today)
        offer(t, IN(t, "This week", "本周"), BUTTON_PLAIN, "agenda %s%s",
              day_iso(t->arena, day_plus(t->today, 6 - (int)day_weekday(t->today))),
              is_team ? " team" : "");
    listing_say(&listing,
                is_today ? IN(t, "Due today", "今天要做的")
                         : arena_printf(t->arena, IN(t, "Due by %s", "%s前要做的"), day),
                is_today
                    ? IN(t, "Nothing is due today.", "今天没有到期的事。")
                    : arena_printf(t->arena,
                                   IN(t, "Nothing is due by %s.", "%s前没有到期的事。"),
                                   day));
}

static enum rc run(struct turn *t, const void *args)
{
    const struct agenda_args *in = args;
    struct items *items = TAKE(t->arena, struct items);
    struct day day = day_known(in->until) ? in->until : t->today;
    const char *until = arena_printf(t->arena, "%sT24", day_iso(t->arena, day));
    int64_t owner = 0;

    say_privately(t);
    items->t = t;
    TRY(read_who(t, in->who, &owner));
    TRY(add_touches(items, owner, until));
    TRY(add_leads(items, owner, until));
    if (owner) {
        TRY(add_reminders(items, owner, until));
        TRY(add_requests(items, owner));
    }
    show(items, day, owner == 0);
    return RC_OK;
}

const struct command cmd_agenda = {
    .name = "agenda",
    .name_zh = "日程",
    .aliases = {"my day", "today's list", "今日待办", "我的日程"},
    .brief = "see what is due",
    .brief_zh = "查看要做的事",
    .group = GROUP_TIME,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct agenda_args),
    .run = run,
    .given = given,
    .examples = examples,
};
