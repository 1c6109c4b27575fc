/* The demo's firm: a made-up one in Shanghai and London, on a Wednesday in March 2026,
 * with some invoices overdue. */

#include "bot/firm.h"

#include "base/text.h"
#include "commands/approval_changed.h"
#include "store/accounts.h"
#include "store/approvals.h"
#include "store/conversations.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"
#include "store/reminders.h"
#include "store/say.h"

#include <string.h>

enum { HOUR_MS = 3600000, DAY_MS = 24 * HOUR_MS };

static const struct {
    const char *handle, *name, *alias;
    unsigned roles;
    const char *manager;
    enum lang lang;
    bool in_london;
} people[] = {
    {"zhou.ning", "周宁", "周总", ROLE_CFO | ROLE_DIRECTOR | ROLE_APPROVER | ROLE_MANAGER,
     NULL, LANG_ZH, false},
    {"li.wei", "李伟", "李总", ROLE_MANAGER | ROLE_APPROVER, "zhou.ning", LANG_ZH, false},
    {"dan.cole", "Dan Cole", "dan", ROLE_MANAGER | ROLE_APPROVER, "zhou.ning", LANG_EN,
     true},
    {"zhao.min", "赵敏", NULL, ROLE_SALES, "li.wei", LANG_ZH, false},
    {"wang.hao", "王浩", NULL, ROLE_SALES, "li.wei", LANG_ZH, false},
    {"chen.yu", "陈雨", NULL, ROLE_SALES, "li.wei", LANG_ZH, false},
    {"emma.ross", "Emma Ross", "emma", ROLE_SALES, "dan.cole", LANG_EN, true},
    {"sun.qi", "孙琪", NULL, ROLE_FINANCE, "zhou.ning", LANG_ZH, false},
    {"priya.nair", "Priya Nair", NULL, ROLE_FINANCE, "zhou.ning", LANG_EN, true},
    {"liu.fang", "刘芳", NULL, ROLE_ADMIN, "zhou.ning", LANG_ZH, false},
};

static const struct {
    const char *from, *until;
    enum exception_kind kind;
    const char *title;
} cn_days[] = {
    {"2026-01-01", "2026-01-03", DAY_OFF, "元旦"},
    {"2026-01-04", "2026-01-04", DAY_WORKING, "元旦调休"},
    {"2026-02-14", "2026-02-14", DAY_WORKING, "春节调休"},
    {"2026-02-15", "2026-02-23", DAY_OFF, "春节"},
    {"2026-02-28", "2026-02-28", DAY_WORKING, "春节调休"},
    {"2026-04-04", "2026-04-06", DAY_OFF, "清明节"},
    {"2026-05-01", "2026-05-05", DAY_OFF, "劳动节"},
    {"2026-05-09", "2026-05-09", DAY_WORKING, "劳动节调休"},
    {"2026-06-19", "2026-06-21", DAY_OFF, "端午节"},
    {"2026-09-20", "2026-09-20", DAY_WORKING, "国庆节调休"},
    {"2026-09-25", "2026-09-27", DAY_OFF, "中秋节"},
    {"2026-10-01", "2026-10-07", DAY_OFF, "国庆节"},
    {"2026-10-10", "2026-10-10", DAY_WORKING, "国庆节调休"},
};

static const struct {
    const char *day, *title;
} uk_days[] = {
    {"2026-01-01", "New Year's Day"},      {"2026-04-03", "Good Friday"},
    {"2026-04-06", "Easter Monday"},       {"2026-05-04", "Early May bank holiday"},
    {"2026-05-25", "Spring bank holiday"}, {"2026-08-31", "Summer bank holiday"},
    {"2026-12-25", "Christmas Day"},       {"2026-12-28", "Boxing Day (substitute)"},
};

static const struct {
    const char *name, *alias, *currency, *owner;
    int64_t deal;
    enum stage stage;
    int64_t amount; /* major units; 0: not known */
    const char *close, *touch, *note;
} sales[] = {
    {"鼎砺机械", "鼎砺", "CNY", "zhao.min", 1042, STAGE_PROPOSAL, 480000, "2026-03-31",
     "2026-03-18", "拜访王工，两台封箱机，想打九折"},
    {"云岫网络", "云岫", "CNY", "zhao.min", 1057, STAGE_NEGOTIATION, 620000, "2026-03-27",
     "2026-03-09", "电话沟通合同草稿，等法务意见"},
    {"禾穗食品", "禾穗", "CNY", "chen.yu", 1122, STAGE_QUALIFIED, 96000, "2026-05-15",
     "2026-03-12", "约好周四拜访产线"},
    {"启衡自动化", "启衡", "CNY", "wang.hao", 1063, STAGE_CONTRACT, 275000, "2026-03-20",
     "2026-03-20", "合同已寄出，等签字"},
    {"星桥物流", "星桥", "CNY", "wang.hao", 1131, STAGE_CONTRACT, 180000, "2026-03-30",
     "2026-03-16", "账期要 60 天，需要信用审批"},
    {"铂曼电气", "铂曼", "CNY", "chen.yu", 1120, STAGE_PROPOSAL, 330000, "2026-04-20",
     "2026-03-16", "报价已发，客户在比价"},
    {"澜庭酒店", "澜庭", "CNY", "wang.hao", 1130, STAGE_WON, 312000, "2026-03-10", "",
     "合同签回，SO-511 排产"},
    {"松果教育", "松果", "CNY", "wang.hao", 1127, STAGE_NEGOTIATION, 185000, "2026-04-10",
     "2026-03-17", "要求分三期付款"},
    {"青岚药业", "青岚", "CNY", "chen.yu", 1125, STAGE_QUALIFIED, 210000, "2026-06-30",
     "", "GMP 改造，预算下半年批"},
    {"Bluefin Logistics", "Bluefin", "USD", "emma.ross", 1088, STAGE_PROPOSAL, 48500,
     "2026-03-25", "2026-03-12",
     "Wants 30 days more and 12% off, else they sign with Kestrel"},
    {"Tessera Labs", "Tessera", "USD", "emma.ross", 1090, STAGE_CONTACTED, 0, "",
     "2026-03-13", "First call with the lab manager, send the brochure"},
    {"Oakline Foods", "Oakline", "USD", "emma.ross", 1101, STAGE_PROPOSAL, 72000,
     "2026-04-15", "2026-03-17", "Quote for two lines sent, they want a volume discount"},
    {"Harrow & Pike", "Harrow", "EUR", "emma.ross", 1133, STAGE_PROPOSAL, 25500,
     "2026-04-30", "2026-03-19", "Waiting for their works council"},
    {"Verdant Pumps", "Verdant", "USD", "emma.ross", 1110, STAGE_QUALIFIED, 64000,
     "2026-05-29", "2026-03-13", "Call their engineer about the flow rates"},
    {"Granite Peak Solar", "Granite Peak", "USD", "emma.ross", 1112, STAGE_QUALIFIED,
     91000, "2026-06-15", "2026-03-20", "Site visit planned"},
    {"Quillmark Media", "Quillmark", "USD", "emma.ross", 1115, STAGE_PROPOSAL, 25000,
     "2026-04-03", "2026-03-11", "Asked for references"},
};

static const struct {
    int64_t id;
    const char *name, *owner, *contact, *phone, *source, *need, *touch;
    enum lead_state state;
} leads[] = {
    {208, "河马优选", "zhao.min", "何经理", "+8613800138208", "展会",
     "首次拜访，带价格表", "2026-03-11T14:00", LEAD_CONTACTED},
    {215, "海拓阀门", NULL, "徐工", "+8613900139215", "官网", "阀门产线的包装", "",
     LEAD_POOL},
    {230, "Cobalt Freight", NULL, "Jo Reed", "+442079460230", "web",
     "Pallet wrapping at two depots", "", LEAD_POOL},
};

static const struct {
    int64_t id;
    const char *account;
    int64_t minor;
    const char *due;
} invoices[] = {
    /* of business before the deals that are open */
    {3288, "Tessera Labs", 8500, "2025-10-31"},
    {3301, "鼎砺机械", 36000000, "2026-02-28"},
    {3307, "星桥物流", 42000000, "2026-02-20"},
    {3312, "Bluefin Logistics", 4850000, "2026-02-25"},
    {3319, "Harrow & Pike", 2550000, "2026-04-08"},
    {3325, "铂曼电气", 6400000, "2026-03-01"},
    {3330, "Oakline Foods", 999900, "2026-02-18"},
};

static const struct {
    int64_t id;
    const char *kind, *subject, *account, *by, *pending, *discount, *reason;
    int hours_ago;
} approvals[] = {
    {87, "discount", "D-1042", "鼎砺机械", "zhao.min", "li.wei", "10",
     "客户拿到竞品九折报价，下周三前要答复", 3},
    {88, "contract", "C-305", "Bluefin Logistics", "emma.ross", "dan.cole", "",
     "Their legal team wants mutual liability caps", 20},
    {91, "credit", "星桥物流", "星桥物流", "wang.hao", "zhou.ning", "",
     "账期从 30 天延到 60 天", 5},
    {95, "discount", "D-1101", "Oakline Foods", "emma.ross", "dan.cole", "12",
     "Volume discount for two lines", 18},
};

static const struct {
    int64_t id;
    const char *owner, *text, *due;
    int64_t deal;
} reminders[] = {
    {77, "zhao.min", "给云岫法务打电话，问合同草稿", "2026-03-12T09:00", 1057},
    {80, "zhao.min", "把价目表发给河马优选", "2026-03-13T15:00", 0},
};

struct seed {
    int64_t shift, now;
};

static enum rc person_id(struct turn *t, const char *handle, int64_t *id)
{
    struct person person;

    *id = 0;
    if (!handle)
        return RC_OK;
    TRY(people_find(t, handle, &person));
    *id = person.id;
    return RC_OK;
}

static enum rc seed_firm(struct turn *t, void *arg)
{
    const struct seed *seed = arg;
    struct firm firm = {.name = "Brasswell Packaging",
                        .zone = "Asia/Shanghai",
                        .currency = "CNY",
                        .region = "CN",
                        .lang = LANG_ZH,
                        .is_demo = true,
                        .clock_shift = seed->shift,
                        .claim_code = ""};
    struct conversation sales_room;

    TRY(firm_put(t, &firm));
    TRY(firm_rooms(t));
    TRY(conversation_get(t, "web", "sales", &sales_room));
    return RC_OK;
}

static enum rc mark_days(struct turn *t, size_t i)
{
    struct day day, until;

    TRY(day_parse_iso(cn_days[i].from, &day, &t->err));
    TRY(day_parse_iso(cn_days[i].until, &until, &t->err));
    for (; day_between(day, until) >= 0; day = day_plus(day, 1))
        TRY(calendar_mark(t, "cn", day, cn_days[i].kind, cn_days[i].title));
    return RC_OK;
}

static enum rc seed_calendars(struct turn *t, void *arg)
{
    static const char pattern[] =
        "{\"week\":[[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]],[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]],"
        "[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]],[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]],"
        "[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]],[],[]],"
        "\"makeup\":[[\"09:00\",\"12:00\"],[\"13:00\",\"18:00\"]]}";
    struct day day;

    (void)arg;
    TRY(calendar_add(t, "cn", pattern, 2026));
    TRY(calendar_add(t, "uk", pattern, 2026));
    for (size_t i = 0; i < COUNT(cn_days); i++)
        TRY(mark_days(t, i));
    for (size_t i = 0; i < COUNT(uk_days); i++) {
        TRY(day_parse_iso(uk_days[i].day, &day, &t->err));
        TRY(calendar_mark(t, "uk", day, DAY_OFF, uk_days[i].title));
    }
    return RC_OK;
}

static enum rc seed_person(struct turn *t, size_t i)
{
    struct person person = {
        .handle = people[i].handle,
        .name = people[i].name,
        .email = arena_printf(t->arena, "%s@brasswell.example", people[i].handle),
        .roles = people[i].roles,
        .zone = people[i].in_london ? "Europe/London" : "Asia/Shanghai",
        .calendar = people[i].in_london ? "uk" : "cn",
        .lang = people[i].lang,
        .quiet = {20 * 60, 8 * 60 + 30},
        .is_active = true};
    struct conversation direct;

    TRY(person_id(t, people[i].manager, &person.manager));
    TRY(people_add(t, &person));
    TRY(people_bind(t, person.id, "web", person.handle,
                    arena_printf(t->arena, "dm:%s", person.handle)));
    if (people[i].alias)
        TRY(people_alias(t, person.id, people[i].alias));
    return conversation_of_room(t, &person, "dealbell", &direct);
}

static enum rc seed_people(struct turn *t, void *arg)
{
    (void)arg;
    for (size_t i = 0; i < COUNT(people); i++)
        TRY(seed_person(t, i));
    return RC_OK;
}

/* What a deal at this stage must know already; its quote is numbered after
 * it: that of D-1042 is Q-2031. */
static const char *facts_at(struct turn *t, enum stage stage, bool is_chinese,
                            int64_t deal)
{
    enum { QUOTES_AHEAD = 2031 - 1042 };

    struct text facts;

    text_init(&facts, t->arena, 1000);
    text_add(
        &facts,
        is_chinese
            ? "{\"contact\":\"采购部\",\"reach\":\"微信\",\"source\":\"老客户\""
            : "{\"contact\":\"purchasing\",\"reach\":\"e-mail\",\"source\":\"referral\"");
    if (stage >= STAGE_QUALIFIED)
        text_add(
            &facts,
            is_chinese
                ? ",\"need\":\"包装线\",\"budget\":\"已批\",\"role\":\"采购经理\",\"timeline\":\"上半年\""
                : ",\"need\":\"packaging line\",\"budget\":\"approved\","
                  "\"role\":\"purchasing manager\",\"timeline\":\"first half\"");
    if (stage >= STAGE_PROPOSAL)
        text_addf(&facts, ",\"quote\":\"Q-%lld\"", (long long)deal + QUOTES_AHEAD);
    text_add(&facts, "}");
    return facts.bytes;
}

static enum rc seed_sale(struct turn *t, size_t i)
{
    struct account account = {.name = sales[i].name,
                              .currency = sales[i].currency,
                              .email = "",
                              .made_at = t->now};
    struct deal deal = {.id = sales[i].deal,
                        .title = "",
                        .stage = sales[i].stage,
                        .amount = {.minor = sales[i].amount * 100},
                        .close_on = DAY_NONE,
                        .facts = facts_at(t, sales[i].stage,
                                          strcmp(sales[i].currency, "CNY") == 0,
                                          sales[i].deal),
                        .next_touch = sales[i].touch,
                        .stage_at = t->now - 3LL * DAY_MS,
                        .made_at = t->now - 30LL * DAY_MS};
    struct activity activity = {.kind = "deal",
                                .record = sales[i].deal,
                                .what = "note",
                                .text = sales[i].note,
                                .at = t->now - 2LL * DAY_MS};

    TRY(person_id(t, sales[i].owner, &account.owner));
    TRY(accounts_add(t, &account));
    TRY(accounts_alias(t, account.id, sales[i].alias));
    deal.account = account.id;
    deal.owner = activity.person = account.owner;
    memcpy(deal.amount.currency, sales[i].currency, sizeof(deal.amount.currency));
    if (sales[i].close[0])
        TRY(day_parse_iso(sales[i].close, &deal.close_on, &t->err));
    if (sales[i].stage == STAGE_WON)
        deal.closed_at = deal.stage_at = t->now - 17LL * HOUR_MS;
    TRY(deals_add(t, &deal));
    return activities_add(t, &activity);
}

static enum rc seed_sales(struct turn *t, void *arg)
{
    (void)arg;
    for (size_t i = 0; i < COUNT(sales); i++)
        TRY(seed_sale(t, i));
    return RC_OK;
}

static enum rc seed_leads(struct turn *t, void *arg)
{
    (void)arg;
    for (size_t i = 0; i < COUNT(leads); i++) {
        struct lead lead = {.id = leads[i].id,
                            .name = leads[i].name,
                            .contact = leads[i].contact,
                            .phone = leads[i].phone,
                            .email = "",
                            .wechat = "",
                            .source = leads[i].source,
                            .need = leads[i].need,
                            .state = leads[i].state,
                            .next_touch = leads[i].touch,
                            .made_at = t->now - 5LL * DAY_MS};

        TRY(person_id(t, leads[i].owner, &lead.owner));
        TRY(leads_add(t, &lead));
    }
    for (size_t i = 0; i < COUNT(reminders); i++) {
        struct reminder reminder = {.id = reminders[i].id,
                                    .kind = reminders[i].deal ? "deal" : "",
                                    .record = reminders[i].deal,
                                    .text = reminders[i].text,
                                    .due = reminders[i].due,
                                    .zone = "Asia/Shanghai",
                                    .state = "scheduled",
                                    .made_at = t->now - DAY_MS};

        TRY(person_id(t, reminders[i].owner, &reminder.owner));
        TRY(reminders_add(t, &reminder));
    }
    return RC_OK;
}

static enum rc seed_invoices(struct turn *t, void *arg)
{
    (void)arg;
    for (size_t i = 0; i < COUNT(invoices); i++) {
        struct invoice invoice = {.id = invoices[i].id,
                                  .state = INVOICE_ISSUED,
                                  .memo = "",
                                  .promised_on = DAY_NONE,
                                  .total = {.minor = invoices[i].minor},
                                  .made_at = t->now - 40LL * DAY_MS};
        struct account account;

        TRY(accounts_find(t, invoices[i].account, &account));
        invoice.account = account.id;
        memcpy(invoice.total.currency, account.currency, 4);
        memcpy(invoice.paid.currency, account.currency, 4);
        memcpy(invoice.promised.currency, account.currency, 4);
        TRY(day_parse_iso(invoices[i].due, &invoice.due_on, &t->err));
        invoice.issued_on = day_plus(invoice.due_on, -30);
        TRY(invoices_add(t, &invoice));
    }
    return RC_OK;
}

static enum rc seed_approval(struct turn *t, size_t i)
{
    struct approval approval = {.id = approvals[i].id,
                                .kind = approvals[i].kind,
                                .subject = approvals[i].subject,
                                .discount = approvals[i].discount,
                                .reason = approvals[i].reason,
                                .facts = "{}",
                                .state = APPROVAL_PENDING,
                                .submitted_at =
                                    t->now - approvals[i].hours_ago * (int64_t)HOUR_MS};
    struct approval_task task = {
        .mode = STEP_ANY, .state = TASK_OPEN, .comment = "", .via = ""};
    struct account account;
    struct person approver;
    struct deal deal;

    TRY(accounts_find(t, approvals[i].account, &account));
    approval.account = account.id;
    if (deals_open_of(t, account.id, &deal) == RC_OK) {
        approval.deal = deal.id;
        approval.amount = deal.amount;
        approval.facts =
            approval_facts(t, &deal, approval_discount(approvals[i].discount));
    }
    TRY(person_id(t, approvals[i].by, &approval.submitter));
    TRY(people_find(t, approvals[i].pending, &approver));
    task.assignee = approver.id;
    task.opened_at = approval.submitted_at;
    TRY(approvals_add(t, &approval, &task, 1));
    TRY(show_room(t, "approvals", &approvals_kind, approval.id, NULL));
    return show_person(t, &approver, &approvals_kind, approval.id, NULL, TELL_CHAT);
}

static enum rc seed_approvals(struct turn *t, void *arg)
{
    (void)arg;
    for (size_t i = 0; i < COUNT(approvals); i++)
        TRY(seed_approval(t, i));
    return RC_OK;
}

enum rc demo_seed(struct store *store, int64_t now, int64_t clock_shift, bool *was_new,
                  struct err *err)
{
    static firm_work *const works[] = {
        seed_firm,  seed_calendars, seed_people,    seed_sales,
        seed_leads, seed_invoices,  seed_approvals, NULL};
    struct seed seed = {.shift = clock_shift, .now = now};
    bool there = false;

    TRY(firm_is_demo(store, now, true, &there, err));
    *was_new = !there;
    return there ? RC_OK : firm_turns(store, now, works, &seed, err);
}
