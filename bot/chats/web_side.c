/* What stands beside the conversation: today, approvals, receivables, and the pipeline
 * board. Runs at the desk; every list is bounded and read by an index. */

#include "bot/chats/web_inside.h"

#include "base/text.h"
#include "store/accounts.h"
#include "store/approvals.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"
#include "store/reminders.h"

#include <string.h>

enum { LIST_MOST = 12, INVOICES_MOST = 50, BOARD_MOST = 400, DAY_MS = 86400000 };

static cJSON *add_tab(cJSON *tabs, const char *name, const char *title)
{
    cJSON *tab = cJSON_CreateObject();

    cJSON_AddItemToArray(tabs, tab);
    cJSON_AddStringToObject(tab, "name", name);
    cJSON_AddStringToObject(tab, "title", title);
    return cJSON_AddArrayToObject(tab, "blocks");
}

static cJSON *add_block(cJSON *blocks, const char *kind, const char *title)
{
    cJSON *block = cJSON_CreateObject();

    cJSON_AddItemToArray(blocks, block);
    cJSON_AddStringToObject(block, "kind", kind);
    if (title)
        cJSON_AddStringToObject(block, "title", title);
    return block;
}

struct item {
    const char *title, *what, *when, *note, *tone, *say;
};

static void add_item(cJSON *items, const struct item *item)
{
    const char *const names[] = {"title", "what", "when", "note", "tone", "say"};
    const char *const values[] = {item->title, item->what, item->when,
                                  item->note,  item->tone, item->say};
    cJSON *object = cJSON_CreateObject();

    cJSON_AddItemToArray(items, object);
    for (size_t i = 0; i < COUNT(names); i++)
        if (!text_empty(values[i]))
            cJSON_AddStringToObject(object, names[i], values[i]);
}

static bool sees_owner(struct turn *t, int64_t owner)
{
    struct person person;

    if (owner == t->me.id)
        return true;
    if (!owner || people_get(t, owner, &person) != RC_OK)
        return person_sees(&t->me, owner, 0);
    return person_sees(&t->me, owner, person.manager);
}

static bool sees_all(const struct turn *t)
{
    return person_sees(&t->me, 0, 0);
}

/* A next touch: "2 days late", "14:00" for today, else its day. */
static const char *touch_when(struct turn *t, const char *touch, const char **tone)
{
    struct moment moment;
    int late;

    *tone = "";
    if (moment_parse_iso(touch, &moment, &t->err) != RC_OK)
        return "";
    late = day_between(moment.day, t->today);
    if (late > 0) {
        *tone = "bad";
        return arena_printf(t->arena,
                            IN(t, late == 1 ? "%d day late" : "%d days late", "迟 %d 天"),
                            late);
    }
    if (late == 0 && moment.minute >= 0)
        return arena_printf(t->arena, "%02d:%02d", moment.minute / 60,
                            moment.minute % 60);
    return late == 0 ? IN(t, "today", "今天")
                     : day_text(t->arena, moment.day, t->today, t->lang);
}

static const char *last_words(struct turn *t, const char *kind, int64_t record)
{
    struct activity *last = TAKE(t->arena, struct activity);
    size_t n = 0;

    if (activities_of(t, kind, record, 1, last, &n) != RC_OK || n == 0)
        return "";
    return last->text;
}

static enum rc add_follow_ups(struct turn *t, cJSON *blocks)
{
    struct deal *deals = TAKE_N(t->arena, LIST_MOST, struct deal);
    struct lead *leads = TAKE_N(t->arena, LIST_MOST, struct lead);
    struct reminder *reminders = TAKE_N(t->arena, LIST_MOST, struct reminder);
    const char *until = day_iso(t->arena, day_plus(t->today, 8));
    cJSON *block = add_block(blocks, "list", IN(t, "Your follow-ups", "你的跟进"));
    cJSON *items = cJSON_CreateArray();
    size_t n_deals = 0, n_leads = 0, n_reminders = 0;

    cJSON_AddItemToObject(block, "items", items);
    TRY(deals_touch_due(t, t->me.id, until, LIST_MOST, deals, &n_deals));
    for (size_t i = 0; i < n_deals; i++) {
        struct item item = {.title = account_name(t, deals[i].account),
                            .what = last_words(t, "deal", deals[i].id),
                            .note = ref_text(t->arena, &deals_kind, deals[i].id)};

        item.when = touch_when(t, deals[i].next_touch, &item.tone);
        item.say = arena_printf(t->arena, "deal show %s", item.note);
        add_item(items, &item);
    }
    TRY(leads_list(t, t->me.id, false, 1u << LEAD_NEW | 1u << LEAD_CONTACTED, LIST_MOST,
                   leads, &n_leads));
    for (size_t i = 0; i < n_leads; i++) {
        struct item item = {.title = leads[i].name,
                            .what = leads[i].need,
                            .note = ref_text(t->arena, &leads_kind, leads[i].id)};

        if (text_empty(leads[i].next_touch) || strcmp(leads[i].next_touch, until) > 0)
            continue;
        item.when = touch_when(t, leads[i].next_touch, &item.tone);
        item.say = arena_printf(t->arena, "lead show %s", item.note);
        add_item(items, &item);
    }
    TRY(reminders_open(t, t->me.id, LIST_MOST, reminders, &n_reminders));
    for (size_t i = 0; i < n_reminders; i++) {
        struct item item = {.title = reminders[i].text,
                            .note = ref_text(t->arena, &reminders_kind, reminders[i].id),
                            .say = "reminders"};

        item.when = touch_when(t, reminders[i].due, &item.tone);
        add_item(items, &item);
    }
    cJSON_AddNumberToObject(block, "count", cJSON_GetArraySize(items));
    return RC_OK;
}

/* Who holds a request now: the assignees of its open tasks. */
static const char *holders(struct turn *t, int64_t approval)
{
    struct approval_task *tasks =
        TAKE_N(t->arena, APPROVAL_MOST_TASKS, struct approval_task);
    struct text names;
    size_t n = 0;

    text_init(&names, t->arena, 200);
    if (approvals_tasks(t, approval, tasks, APPROVAL_MOST_TASKS, &n) != RC_OK)
        return "";
    for (size_t i = 0; i < n; i++)
        if (tasks[i].state == TASK_OPEN)
            text_addf(&names, "%s%s", names.len ? IN(t, ", ", "、") : "",
                      people_name(t, tasks[i].assignee));
    return names.bytes;
}

static const char *approval_title(struct turn *t, const struct approval *approval)
{
    return arena_printf(t->arena, "%s %s%s%s%s",
                        ref_text(t->arena, &approvals_kind, approval->id),
                        approval_kind_text(approval->kind, t->lang),
                        text_empty(approval->discount) ? "" : " ", approval->discount,
                        text_empty(approval->discount) ? "" : " %");
}

static void add_approvals(struct turn *t, cJSON *blocks, const char *title,
                          const struct approval *list, size_t n, bool is_mine)
{
    cJSON *block = add_block(blocks, "list", title), *items = cJSON_CreateArray();

    cJSON_AddItemToObject(block, "items", items);
    cJSON_AddNumberToObject(block, "count", (double)n);
    for (size_t i = 0; i < n; i++) {
        struct item item = {
            .title = approval_title(t, &list[i]),
            .what = is_mine ? arena_printf(t->arena, IN(t, "%s has it", "%s 处理中"),
                                           holders(t, list[i].id))
                            : arena_printf(t->arena, IN(t, "%s asks", "%s 申请"),
                                           people_name(t, list[i].submitter)),
            .when = duration_text(t->arena, t->now - list[i].submitted_at, t->lang),
            .note = list[i].subject,
            .say = arena_printf(t->arena, "approval show %s",
                                ref_text(t->arena, &approvals_kind, list[i].id))};

        add_item(items, &item);
    }
}

static enum rc add_bell(struct turn *t, cJSON *blocks)
{
    struct deal *won = TAKE_N(t->arena, LIST_MOST, struct deal);
    const struct deal *newest = NULL;
    size_t n = 0;

    TRY(deals_list(t, 0, 1u << STAGE_WON, t->now - DAY_MS, LIST_MOST, won, &n));
    for (size_t i = 0; i < n; i++)
        if (!newest || won[i].closed_at > newest->closed_at)
            newest = &won[i];
    if (newest)
        cJSON_AddStringToObject(
            add_block(blocks, "bell", NULL), "text",
            arena_printf(t->arena, IN(t, "*%s won*, %s by %s", "*%s 赢单*，%s，%s"),
                         account_name(t, newest->account),
                         money_text(t->arena, newest->amount),
                         people_name(t, newest->owner)));
    return RC_OK;
}

static void add_bar(struct turn *t, cJSON *rows, const char *label, int64_t minor,
                    int64_t most, const char *currency, const char *tone)
{
    cJSON *row = cJSON_CreateObject();
    struct money amount = {.minor = minor};

    memcpy(amount.currency, currency, sizeof(amount.currency));
    cJSON_AddItemToArray(rows, row);
    cJSON_AddStringToObject(row, "label", label);
    cJSON_AddStringToObject(row, "amount", money_short(t->arena, amount, t->lang));
    cJSON_AddNumberToObject(row, "share", most ? (double)minor / (double)most : 0.0);
    cJSON_AddStringToObject(row, "tone", tone);
}

static enum rc add_aging(struct turn *t, cJSON *blocks)
{
    struct aging aging[8];
    size_t n = 0;

    TRY(invoices_aging(t, sees_all(t) || (t->me.roles & ROLE_MANAGER) ? 0 : t->me.id,
                       aging, COUNT(aging), &n));
    for (size_t i = 0; i < n; i++) {
        const struct aging *a = &aging[i];
        int64_t most = a->to_30 > a->to_60 ? a->to_30 : a->to_60,
                total = a->to_30 + a->to_60 + a->over_60;
        struct money all = {.minor = total};
        cJSON *block, *rows;

        if (total == 0)
            continue;
        most = most > a->over_60 ? most : a->over_60;
        memcpy(all.currency, a->currency, sizeof(all.currency));
        block = add_block(blocks, "bars", IN(t, "Overdue by age", "逾期账龄"));
        cJSON_AddStringToObject(block, "total", money_short(t->arena, all, t->lang));
        rows = cJSON_AddArrayToObject(block, "rows");
        add_bar(t, rows, IN(t, "1–30 days", "1–30 天"), a->to_30, most, a->currency,
                "good");
        add_bar(t, rows, IN(t, "31–60", "31–60 天"), a->to_60, most, a->currency,
                "waits");
        add_bar(t, rows, IN(t, "over 60", "60 天以上"), a->over_60, most, a->currency,
                "bad");
    }
    return RC_OK;
}

static int64_t holder_of(struct turn *t, const struct invoice *invoice)
{
    struct account account;
    struct deal deal;

    if (invoice->deal && deals_get(t, invoice->deal, &deal) == RC_OK)
        return deal.owner;
    return accounts_get(t, invoice->account, &account) == RC_OK ? account.owner : 0;
}

static enum rc add_open_invoices(struct turn *t, cJSON *blocks)
{
    struct invoice *open = TAKE_N(t->arena, INVOICES_MOST, struct invoice);
    cJSON *block = add_block(blocks, "list", IN(t, "Open invoices", "未收发票")),
          *items = cJSON_CreateArray();
    size_t n = 0;

    cJSON_AddItemToObject(block, "items", items);
    TRY(invoices_open_of(t, 0, INVOICES_MOST, open, &n));
    for (size_t i = 0; i < n; i++) {
        int late = invoice_days_late(&open[i], t->today);
        struct item item = {.title = account_name(t, open[i].account),
                            .what = money_text(t->arena, invoice_open(&open[i])),
                            .note = ref_text(t->arena, &invoices_kind, open[i].id)};

        if (!sees_owner(t, holder_of(t, &open[i])))
            continue;
        item.say = arena_printf(t->arena, "invoice show %s", item.note);
        item.when = late ? arena_printf(t->arena,
                                        IN(t, late == 1 ? "%d day late" : "%d days late",
                                           "逾期 %d 天"),
                                        late)
                         : day_text(t->arena, open[i].due_on, t->today, t->lang);
        item.tone = late ? "bad" : "";
        add_item(items, &item);
    }
    cJSON_AddNumberToObject(block, "count", cJSON_GetArraySize(items));
    return RC_OK;
}

static enum rc fill_tabs(struct turn *t, cJSON *tabs)
{
    struct approval *waiting = TAKE_N(t->arena, LIST_MOST, struct approval);
    struct approval *asked = TAKE_N(t->arena, LIST_MOST, struct approval);
    size_t n_waiting = 0, n_asked = 0;
    cJSON *today, *approvals, *receivables;

    TRY(approvals_waiting_for(t, t->me.id, LIST_MOST, waiting, &n_waiting));
    TRY(approvals_asked_by(t, t->me.id, LIST_MOST, asked, &n_asked));
    today = add_tab(tabs, "today", IN(t, "Today", "今天"));
    TRY(add_bell(t, today));
    TRY(add_follow_ups(t, today));
    if (n_waiting)
        add_approvals(t, today, IN(t, "Waiting for you", "等你处理"), waiting, n_waiting,
                      false);
    if (n_asked)
        add_approvals(t, today, IN(t, "Waiting for others", "等别人处理"), asked, n_asked,
                      true);
    TRY(add_aging(t, today));
    approvals = add_tab(tabs, "approvals", IN(t, "Approvals", "审批"));
    add_approvals(t, approvals, IN(t, "Waiting for you", "等你处理"), waiting, n_waiting,
                  false);
    add_approvals(t, approvals, IN(t, "You asked", "你申请的"), asked, n_asked, true);
    receivables = add_tab(tabs, "receivables", IN(t, "Receivables", "应收"));
    TRY(add_aging(t, receivables));
    return add_open_invoices(t, receivables);
}

static cJSON *begin_line(const struct inbound *in, const char *is)
{
    cJSON *object = cJSON_CreateObject();

    cJSON_AddStringToObject(object, "is", is);
    cJSON_AddStringToObject(object, "id", ((const struct web_ask *)in->whose)->id);
    return object;
}

enum rc web_side(struct turn *t, struct inbound *in)
{
    JSON *object = begin_line(in, "side");
    char *printed;

    TRY(web_as(t, in));
    TRY(fill_tabs(t, cJSON_AddArrayToObject(object, "tabs")));
    printed = json_print(object);
    in->answer = arena_copy(in->arena, printed);
    json_release(printed);
    return RC_OK;
}

struct sums {
    struct money of[4];
    size_t n;
};

/* A column's sum names each currency apart: they do not mix. */
static void add_sum(struct sums *sums, struct money amount)
{
    struct err err = {0};

    if (money_is_zero(amount) || !amount.currency[0])
        return;
    for (size_t i = 0; i < sums->n; i++)
        if (strcmp(sums->of[i].currency, amount.currency) == 0) {
            struct money sum = sums->of[i];

            if (money_add(sum, amount, &sum, &err) == RC_OK)
                sums->of[i] = sum;
            return;
        }
    if (sums->n < COUNT(sums->of))
        sums->of[sums->n++] = amount;
}

static const char *sums_text(struct turn *t, const struct sums *sums)
{
    struct text text;

    text_init(&text, t->arena, 200);
    for (size_t i = 0; i < sums->n; i++)
        text_addf(&text, "%s%s", i ? " + " : "",
                  money_short(t->arena, sums->of[i], t->lang));
    return text.bytes;
}

static void add_board_card(struct turn *t, cJSON *cards, const struct deal *deal)
{
    cJSON *card = cJSON_CreateObject();
    struct person owner = {.handle = "", .name = "?"};
    const char *ref = ref_text(t->arena, &deals_kind, deal->id), *tone = "", *when,
               *first;

    if (people_get(t, deal->owner, &owner) != RC_OK)
        owner = (struct person){.handle = "", .name = "?"};
    first = owner.name;
    (void)utf8_next(&first);
    when = stage_is_open(deal->stage)
               ? touch_when(t, deal->next_touch, &tone)
               : day_text(t->arena, deal->close_on, t->today, t->lang);
    cJSON_AddItemToArray(cards, card);
    cJSON_AddStringToObject(card, "ref", ref);
    cJSON_AddStringToObject(card, "name", account_name(t, deal->account));
    cJSON_AddStringToObject(
        card, "amount",
        money_is_zero(deal->amount) ? "" : money_text(t->arena, deal->amount));
    cJSON_AddStringToObject(card, "owner", owner.handle);
    cJSON_AddStringToObject(
        card, "initial",
        arena_copy_bytes(t->arena, owner.name, (size_t)(first - owner.name)));
    cJSON_AddStringToObject(card, "what", last_words(t, "deal", deal->id));
    cJSON_AddStringToObject(card, "when",
                            text_empty(when) && stage_is_open(deal->stage)
                                ? IN(t, "no next touch", "没有下次跟进")
                                : when);
    cJSON_AddStringToObject(card, "tone", tone);
    cJSON_AddStringToObject(card, "say", arena_printf(t->arena, "deal show %s", ref));
}

static size_t add_column(struct turn *t, cJSON *columns, enum stage stage,
                         const char *title, const struct deal *deals, size_t n,
                         struct sums *open)
{
    cJSON *column = cJSON_CreateObject(), *cards = cJSON_CreateArray();
    struct sums sums = {0};
    size_t count = 0;

    cJSON_AddItemToArray(columns, column);
    for (size_t i = 0; i < n; i++) {
        if (deals[i].stage != stage || !sees_owner(t, deals[i].owner))
            continue;
        add_board_card(t, cards, &deals[i]);
        add_sum(&sums, deals[i].amount);
        if (stage_is_open(stage))
            add_sum(open, deals[i].amount);
        count++;
    }
    cJSON_AddStringToObject(column, "title", title);
    cJSON_AddNumberToObject(column, "count", (double)count);
    cJSON_AddStringToObject(column, "sum", sums_text(t, &sums));
    cJSON_AddBoolToObject(column, "won", stage == STAGE_WON);
    cJSON_AddItemToObject(column, "cards", cards);
    return stage_is_open(stage) ? count : 0;
}

static int64_t month_start(struct turn *t)
{
    int year, month, mday;
    struct moment first = {.minute = 0};

    day_split(t->today, &year, &month, &mday);
    first.day = day_plus(t->today, 1 - mday);
    return instant_of(t, t->me.zone, first, 0);
}

enum rc web_board(struct turn *t, struct inbound *in)
{
    static const enum stage shown[] = {STAGE_CONTACTED,   STAGE_QUALIFIED,
                                       STAGE_DEMO,        STAGE_PROPOSAL,
                                       STAGE_NEGOTIATION, STAGE_CONTRACT};
    struct deal *deals;
    JSON *object = begin_line(in, "board");
    cJSON *columns = cJSON_CreateArray();
    struct sums open = {0};
    size_t n = 0, n_open = 0;
    char *printed;

    cJSON_AddItemToObject(object, "columns", columns);
    TRY(web_as(t, in));
    deals = TAKE_N(t->arena, BOARD_MOST, struct deal);
    TRY(deals_list(t, 0, ~(1u << STAGE_LOST), month_start(t), BOARD_MOST, deals, &n));
    for (size_t i = 0; i < COUNT(shown); i++)
        n_open += add_column(t, columns, shown[i], stage_text(shown[i], t->lang), deals,
                             n, &open);
    (void)add_column(t, columns, STAGE_WON, IN(t, "Won this month", "本月赢单"), deals, n,
                     &open);
    cJSON_AddStringToObject(object, "title", IN(t, "Pipeline", "商机"));
    cJSON_AddStringToObject(object, "sub",
                            arena_printf(t->arena,
                                         IN(t, "%zu open deals, %s", "%zu 个进行中，%s"),
                                         n_open, sums_text(t, &open)));
    printed = json_print(object);
    in->answer = arena_copy(in->arena, printed);
    json_release(printed);
    return RC_OK;
}
