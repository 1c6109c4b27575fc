/* What stands beside the conversation: today, approvals, receivables. Runs at the desk;
 * every list is bounded and read by an index. */

#include "bot/chats/web_inside.h"

#include "base/text.h"
#include "commands/touches.h"
#include "store/accounts.h"
#include "store/approvals.h"
#include "store/history.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"
#include "store/reminders.h"

#include <stdlib.h>
#include <string.h>

enum { LIST_MOST = 12, INVOICES_MOST = 50, DAY_MS = 86400000 };

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

static void add_item(cJSON *list, const struct item *item)
{
    const char *const names[] = {"title", "what", "when", "note", "tone", "say"};
    const char *const values[] = {item->title, item->what, item->when,
                                  item->note,  item->tone, item->say};
    cJSON *made = cJSON_CreateObject();

    cJSON_AddItemToArray(list, made);
    for (size_t i = 0; i < COUNT(names); i++)
        if (!text_empty(values[i]))
            cJSON_AddStringToObject(made, names[i], values[i]);
}

bool web_sees_owner(struct turn *t, int64_t owner)
{
    struct person person;

    if (owner == t->me.id)
        return true;
    if (!owner || people_get(t, owner, &person) != RC_OK)
        return person_sees(&t->me, owner, 0);
    return person_sees(&t->me, owner, person.manager);
}

const char *web_touch_when(struct turn *t, const char *touch, const char **tone)
{
    struct moment moment;
    int late;

    *tone = "";
    if (moment_parse_iso(touch, &moment, &t->err) != RC_OK)
        return "";
    late = days_late(t, moment.day);
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
                     : moment_text(t->arena, moment, t->today, t->lang);
}

const char *web_last_words(struct turn *t, const char *kind, int64_t record)
{
    struct activity *last = TAKE(t->arena, struct activity);
    size_t n = 0;

    if (activities_of(t, kind, record, 1, last, &n) != RC_OK || n == 0)
        return "";
    return history_text(t->arena, last, t->today, t->lang);
}

/* What is due for one person, of whatever kind; soonest first. */
struct dues {
    struct due {
        const char *due;
        struct item item;
    } * of;

    size_t n;
};

static void add_due(struct turn *t, struct dues *dues, const char *due, struct item item)
{
    item.when = web_touch_when(t, due, &item.tone);
    dues->of[dues->n++] = (struct due){.due = due, .item = item};
}

static enum rc find_due_deals(struct turn *t, const char *until, struct dues *dues)
{
    struct deal *deals = TAKE_N(t->arena, LIST_MOST, struct deal);
    size_t n = 0;

    TRY(deals_touch_due(t, t->me.id, until, LIST_MOST, deals, &n));
    for (size_t i = 0; i < n; i++) {
        const char *ref = ref_text(t->arena, &deals_kind, deals[i].id);

        add_due(t, dues, deals[i].next_touch,
                (struct item){.title = account_name(t, deals[i].account),
                              .what = deal_todo(t, &deals[i]),
                              .note = ref,
                              .say = arena_printf(t->arena, "deal show %s", ref)});
    }
    return RC_OK;
}

static enum rc find_due_leads(struct turn *t, const char *until, struct dues *dues)
{
    struct lead *leads = TAKE_N(t->arena, LIST_MOST, struct lead);
    size_t n = 0;

    TRY(leads_list(t, t->me.id, false, 1u << LEAD_NEW | 1u << LEAD_CONTACTED, LIST_MOST,
                   leads, &n));
    for (size_t i = 0; i < n; i++) {
        const char *ref = ref_text(t->arena, &leads_kind, leads[i].id);

        if (text_empty(leads[i].next_touch) || strcmp(leads[i].next_touch, until) > 0)
            continue;
        add_due(t, dues, leads[i].next_touch,
                (struct item){.title = leads[i].name,
                              .what = lead_todo(t, &leads[i]),
                              .note = ref,
                              .say = arena_printf(t->arena, "lead show %s", ref)});
    }
    return RC_OK;
}

static enum rc find_due_reminders(struct turn *t, struct dues *dues)
{
    struct reminder *reminders = TAKE_N(t->arena, LIST_MOST, struct reminder);
    size_t n = 0;

    TRY(reminders_open(t, t->me.id, LIST_MOST, reminders, &n));
    for (size_t i = 0; i < n; i++) {
        const char *ref = ref_text(t->arena, &reminders_kind, reminders[i].id);

        if (text_empty(reminders[i].report)) /* a report comes by itself: nothing to do */
            add_due(t, dues, reminders[i].due,
                    (struct item){
                        .title = reminders[i].text, .note = ref, .say = "reminders"});
    }
    return RC_OK;
}

/* By day and time; a day without a time stands for its morning. */
static int by_due(const void *a, const void *b)
{
    return strcmp(((const struct due *)a)->due, ((const struct due *)b)->due);
}

static enum rc add_follow_ups(struct turn *t, cJSON *blocks)
{
    struct dues dues = {.of = TAKE_N(t->arena, (size_t)3 * LIST_MOST, struct due)};
    const char *until = day_iso(t->arena, day_plus(t->today, 8));
    cJSON *block = add_block(blocks, "list", IN(t, "Your follow-ups", "您的跟进"));
    cJSON *items = cJSON_AddArrayToObject(block, "items");

    TRY(find_due_deals(t, until, &dues));
    TRY(find_due_leads(t, until, &dues));
    TRY(find_due_reminders(t, &dues));
    qsort(dues.of, dues.n, sizeof(*dues.of), by_due);
    for (size_t i = 0; i < dues.n; i++)
        add_item(items, &dues.of[i].item);
    cJSON_AddNumberToObject(block, "count", (double)dues.n);
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
    return arena_printf(
        t->arena, "%s %s", ref_text(t->arena, &approvals_kind, approval->id),
        approval_ask_text(t->arena, approval->kind, approval->discount, t->lang));
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
            .what = is_mine ? arena_printf(t->arena, IN(t, "with %s", "%s处理中"),
                                           holders(t, list[i].id))
                            : arena_printf(t->arena, IN(t, "%s asks", "%s申请"),
                                           people_name(t, list[i].submitter)),
            .when = arena_printf(
                t->arena, IN(t, "waits %s", "已等 %s"),
                duration_text(t->arena, t->now - list[i].submitted_at, t->lang)),
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
            arena_printf(t->arena, IN(t, "*%s won*, %s by %s", "*%s赢单*，%s，%s"),
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

static void add_bars(struct turn *t, cJSON *blocks, const struct aging *a, bool is_only)
{
    const struct {
        const char *label, *tone;
        int64_t minor;
    } rows[] = {{IN(t, "1–30 days", "1–30 天"), "good", a->to_30},
                {IN(t, "31–60 days", "31–60 天"), "waits", a->to_60},
                {IN(t, "over 60 days", "60 天以上"), "bad", a->over_60}};

    const char *title = IN(t, "Overdue by age", "逾期账龄");
    struct money all = {0};
    int64_t most = 0;
    cJSON *block, *list;

    memcpy(all.currency, a->currency, sizeof(all.currency));
    for (size_t i = 0; i < COUNT(rows); i++) {
        all.minor += rows[i].minor;
        most = rows[i].minor > most ? rows[i].minor : most;
    }
    if (all.minor == 0)
        return;
    if (!is_only)
        title = arena_printf(t->arena, IN(t, "%s, %s", "%s，%s"), title, a->currency);
    block = add_block(blocks, "bars", title);
    cJSON_AddStringToObject(block, "total", money_short(t->arena, all, t->lang));
    list = cJSON_AddArrayToObject(block, "rows");
    for (size_t i = 0; i < COUNT(rows); i++)
        if (rows[i].minor)
            add_bar(t, list, rows[i].label, rows[i].minor, most, a->currency,
                    rows[i].tone);
}

static enum rc add_aging(struct turn *t, cJSON *blocks)
{
    struct aging aging[8];
    size_t n = 0;

    TRY(invoices_aging(t, aging, COUNT(aging), &n));
    for (size_t i = 0; i < n; i++)
        add_bars(t, blocks, &aging[i], n == 1);
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

        if (!web_sees_owner(t, holder_of(t, &open[i])))
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

/* What waits for this person's decision, and what they asked for. */
struct waits {
    struct approval *mine, *asked;
    size_t n_mine, n_asked;
};

static enum rc read_waits(struct turn *t, struct waits *out)
{
    struct waits waits = {.mine = TAKE_N(t->arena, LIST_MOST, struct approval),
                          .asked = TAKE_N(t->arena, LIST_MOST, struct approval)};

    TRY(approvals_waiting_for(t, t->me.id, LIST_MOST, waits.mine, &waits.n_mine));
    TRY(approvals_asked_by(t, t->me.id, LIST_MOST, waits.asked, &waits.n_asked));
    *out = waits;
    return RC_OK;
}

static enum rc fill_today(struct turn *t, cJSON *blocks, const struct waits *waits)
{
    TRY(add_bell(t, blocks));
    TRY(add_follow_ups(t, blocks));
    if (waits->n_mine)
        add_approvals(t, blocks, IN(t, "Waiting for you", "等您处理"), waits->mine,
                      waits->n_mine, false);
    if (waits->n_asked)
        add_approvals(t, blocks, IN(t, "Waiting for others", "等别人处理"), waits->asked,
                      waits->n_asked, true);
    return add_aging(t, blocks);
}

static enum rc fill_tabs(struct turn *t, cJSON *tabs)
{
    struct waits waits;
    cJSON *blocks;

    TRY(read_waits(t, &waits));
    TRY(fill_today(t, add_tab(tabs, "today", IN(t, "Today", "今天")), &waits));
    blocks = add_tab(tabs, "approvals", IN(t, "Approvals", "审批"));
    add_approvals(t, blocks, IN(t, "Waiting for you", "等您处理"), waits.mine,
                  waits.n_mine, false);
    add_approvals(t, blocks, IN(t, "You asked", "您申请的"), waits.asked, waits.n_asked,
                  true);
    blocks = add_tab(tabs, "receivables", IN(t, "Receivables", "应收"));
    TRY(add_aging(t, blocks));
    return add_open_invoices(t, blocks);
}

cJSON *web_begin_line(const struct inbound *in, const char *is)
{
    cJSON *object = cJSON_CreateObject();

    cJSON_AddStringToObject(object, "is", is);
    cJSON_AddStringToObject(object, "id", ((const struct web_ask *)in->whose)->id);
    return object;
}

enum rc web_side(struct turn *t, struct inbound *in)
{
    JSON *object = web_begin_line(in, "side");

    TRY(web_as(t, in));
    TRY(fill_tabs(t, cJSON_AddArrayToObject(object, "tabs")));
    web_add_try(t, object);
    in->answer = json_line(in->arena, object);
    return RC_OK;
}
