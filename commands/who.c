/* "who" - who works here; who holds a record: one person, and since when (domain.md
 * section 5). */
#include "commands/decide.h"
#include "commands/listing.h"
#include "commands/parse.h"
#include "commands/words.h"
#include "store/people.h"
#include "store/reminders.h"

#include <string.h>

struct who_args {
    struct phrase what;
};

static const struct arg wants[] = {
    OPT(struct who_args, what, "a record or a colleague; everybody when left out",
        "记录或同事；默认所有人"),
    {0},
};

static const struct example examples[] = {
    {"who holds D-5", "D-5 Acme: Ana Reyes", NULL},
    {"谁 D-6", "D-6 鼎砺机械：薄一", "bo"},
    {"who", "People (7)", NULL},
    {0},
};

enum { PEOPLE_MOST = LISTING_MOST };

struct holder {
    int64_t person, since;
    const char *label, *why;
};

static enum rc list_people(struct turn *t)
{
    const char *const heads[] = {IN(t, "Name", "姓名"), IN(t, "Handle", "账号"),
                                 IN(t, "Roles", "角色"), IN(t, "Manager", "上级")};
    struct person *people = TAKE_N(t->arena, PEOPLE_MOST, struct person);
    struct listing listing;
    size_t n = 0;

    TRY(people_with(t, 0, people, PEOPLE_MOST, &n));
    listing_begin(&listing, t, heads, COUNT(heads), 0);
    for (size_t i = 0; i < n; i++) {
        const char *const cells[] = {people[i].name, people[i].handle,
                                     roles_text(t->arena, people[i].roles, t->lang),
                                     people[i].manager ? people_name(t, people[i].manager)
                                                       : ""};
        if (!listing_row(&listing, cells))
            break;
    }
    listing_say(&listing, IN(t, "People", "同事"),
                IN(t, "Nobody works here yet.", "还没有同事。"));
    return RC_OK;
}

/* Whoever decides now holds the request. */
static enum rc holds_approval(struct turn *t, int64_t id, struct holder *out)
{
    struct approval approval;
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    size_t n = 0;

    TRY(approval_to_see(t, id, &approval, tasks, &n));
    const char *ref = ref_text(t->arena, &approvals_kind, id);
    *out = (struct holder){approval.submitter, approval.decided_at,
                           arena_printf(t->arena, "%s %s", ref, approval.subject),
                           approval_state_text(approval.state, t->lang)};
    if (approval.state != APPROVAL_PENDING)
        return RC_OK;
    for (size_t i = 0; i < n; i++)
        if (tasks[i].state == TASK_OPEN) {
            out->person = tasks[i].assignee;
            out->since = tasks[i].opened_at;
            out->why = IN(t, "to decide", "待审批");
            break;
        }
    return RC_OK;
}

static enum rc holds_invoice(struct turn *t, int64_t id, struct holder *out)
{
    struct invoice invoice;
    int64_t owner = 0;

    TRY(access_invoice(t, id, TO_SEE, &invoice, &owner));
    enum invoice_standing standing = invoice_standing(&invoice, t->today);
    *out = (struct holder){owner, invoice.made_at,
                           arena_printf(t->arena, "%s %s",
                                        ref_text(t->arena, &invoices_kind, id),
                                        account_name(t, invoice.account)),
                           invoice_standing_text(standing, t->lang)};
    return RC_OK;
}

/* Who decides the deal's request that waits; RC_ABSENT, without words, when none does. */
static enum rc holds_request_of(struct turn *t, int64_t deal, struct holder *out)
{
    static const char *const kinds[] = {"discount", "contract", "price"};

    for (size_t i = 0; i < COUNT(kinds); i++) {
        struct approval waiting;
        enum rc rc = approvals_live(t, deal, kinds[i], &waiting);

        if (rc != RC_ABSENT)
            return rc == RC_OK ? holds_approval(t, waiting.id, out) : rc;
    }
    return RC_ABSENT;
}

/* Who has its first invoice that is open; RC_ABSENT, without words, when none is. */
static enum rc holds_invoice_of(struct turn *t, const struct deal *deal,
                                struct holder *out)
{
    struct invoice invoices[8];
    size_t n = 0;

    if (deal->stage != STAGE_WON)
        return RC_ABSENT;
    TRY(invoices_of_deal(t, deal->id, COUNT(invoices), invoices, &n));
    for (size_t i = 0; i < n; i++)
        if (!money_is_zero(invoice_open(&invoices[i])))
            return holds_invoice(t, invoices[i].id, out);
    return RC_ABSENT;
}

/* Down the chain: a request that waits, then an invoice that is open, then the owner. */
static enum rc holds_deal(struct turn *t, int64_t id, struct holder *out)
{
    struct deal deal;

    TRY(access_deal(t, id, TO_SEE, &deal));
    const char *label = deal_label(t, &deal);
    enum rc rc = holds_request_of(t, id, out);
    if (rc == RC_ABSENT)
        rc = holds_invoice_of(t, &deal, out);
    if (rc == RC_OK && deal.owner == out->person)
        out->label = arena_printf(t->arena, IN(t, "%s, %s", "%s，%s"), label, out->label);
    else if (rc == RC_OK)
        out->label = arena_printf(t->arena, IN(t, "%s (%s), %s", "%s（%s），%s"), label,
                                  people_name(t, deal.owner), out->label);
    if (rc != RC_ABSENT)
        return rc;
    *out = (struct holder){deal.owner, deal.stage_at ? deal.stage_at : deal.made_at,
                           label, stage_text(deal.stage, t->lang)};
    return RC_OK;
}

static enum rc holds_lead(struct turn *t, int64_t id, struct holder *out)
{
    struct lead lead;

    TRY(access_lead(t, id, TO_SEE, &lead));
    if (lead.deal)
        return holds_deal(t, lead.deal, out);
    *out = (struct holder){
        lead.owner, lead.made_at,
        arena_printf(t->arena, "%s %s", ref_text(t->arena, &leads_kind, id), lead.name),
        lead_state_text(lead.state, t->lang)};
    return RC_OK;
}

static enum rc holder_of(struct turn *t, struct ref ref, struct holder *out)
{
    struct account account;
    struct reminder reminder;

    if (ref.kind == &deals_kind)
        return holds_deal(t, ref.id, out);
    if (ref.kind == &leads_kind)
        return holds_lead(t, ref.id, out);
    if (ref.kind == &approvals_kind)
        return holds_approval(t, ref.id, out);
    if (ref.kind == &invoices_kind)
        return holds_invoice(t, ref.id, out);
    if (ref.kind == &accounts_kind) {
        TRY(access_account(t, ref.id, TO_SEE, &account));
        *out = (struct holder){account.owner, account.made_at, account.name, ""};
        return RC_OK;
    }
    if (ref.kind == &reminders_kind) {
        TRY(reminders_get(t, ref.id, &reminder));
        TRY(access_owned(t, TO_SEE, ref_text(t->arena, ref.kind, ref.id),
                         reminder.owner));
        *out = (struct holder){reminder.owner, reminder.made_at,
                               ref_text(t->arena, ref.kind, ref.id), ""};
        return RC_OK;
    }
    (void)err_set(&t->err, RC_USAGE, IN(t, "nobody holds a %s", "%s没有负责人"),
                  IN(t, ref.kind->name, ref.kind->name_zh));
    return err_hint(&t->err, "%s",
                    IN(t, "ask for a deal, lead, invoice, request or customer: `who D-5`",
                       "可以问商机、线索、发票、审批或客户，如“谁 D-5”"));
}

static void say_holder(struct turn *t, const struct holder *holder)
{
    const char *since = holder->since
                            ? arena_printf(t->arena, IN(t, " since %s", "，自%s起"),
                                           access_time(t, holder->since))
                            : "";

    say(t, IN(t, "%s: %s%s%s%s%s.", "%s：%s%s%s%s%s。"), holder->label,
        holder->person ? people_name(t, holder->person) : IN(t, "in the pool", "在公海"),
        since, text_empty(holder->why) ? "" : IN(t, " (", "（"),
        holder->why ? holder->why : "", text_empty(holder->why) ? "" : IN(t, ")", "）"));
}

static void say_person(struct turn *t, const struct person *person)
{
    say(t, IN(t, "%s (@%s): %s%s%s.", "%s（@%s）：%s%s%s。"), person->name,
        person->handle, roles_text(t->arena, person->roles, t->lang),
        person->manager ? IN(t, "; manager ", "；上级") : "",
        person->manager ? people_name(t, person->manager) : "");
}

/* "holds D-5", "is D-5 with", "负责 D-6": the small words say nothing. */
static const char *without_small_words(struct turn *t, const char *text)
{
    static const char *const small[] = {"holds", "owns", "has", "is", "负责", "持有"};
    const char *folded = text_fold(t->arena, text);

    for (size_t i = 0; i < COUNT(small); i++) {
        size_t len = strlen(small[i]);
        if (strncmp(folded, small[i], len) == 0 &&
            (words_blank(folded + len) || (unsigned char)small[i][0] >= 0x80))
            return words_skip_blanks(folded + len);
    }
    return text;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct who_args *in = args;
    const char *what = without_small_words(t, in->what.text);
    struct holder holder = {0};
    struct person person;
    struct ref ref = {0};
    struct err before = t->err;

    if (what[0] == '\0')
        return list_people(t);
    if (people_find(t, what, &person) == RC_OK) {
        say_person(t, &person);
        return RC_OK;
    }
    t->err = before;
    TRY(parse_ref(t, what, NULL, &ref));
    TRY(holder_of(t, ref, &holder));
    say_holder(t, &holder);
    return RC_OK;
}

const struct command cmd_who = {
    .name = "who",
    .name_zh = "谁",
    .aliases = {"people", "user people", "同事", "谁负责"},
    .brief = "see who works here and who holds what",
    .brief_zh = "查看同事、谁负责什么",
    .group = GROUP_TEAM,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct who_args),
    .run = run,
    .examples = examples,
};
