/* sayings.c - sentences that one may say. */
#include "commands/sayings.h"
#include "base/spaced.h"
#include "commands/access.h"
#include "store/people.h"

#include <string.h>

/* Whom one must have here for it to make sense. */
enum company { ANY, ALONE, COLLEAGUES, A_MANAGER };

/* %C is a customer of theirs, %N one or a lead, %I an open invoice, %S what is open of
 * it.
 */
static const struct saying {
    const char *en, *zh;
    unsigned role;
    enum company company;
} sayings[] = {
    {"user add kim name=\"Kim Lee\" roles=sales", "添加用户 wu 姓名=吴越 角色=销售",
     ROLE_ADMIN, ALONE},
    {"what waits for me?", "有什么待我审批？",
     ROLE_APPROVER | ROLE_MANAGER | ROLE_DIRECTOR | ROLE_CFO, COLLEAGUES},
    {"how is the pipeline?", "商机进展怎么样？", ROLE_MANAGER | ROLE_DIRECTOR | ROLE_CFO,
     COLLEAGUES},
    {"just spoke to %N, they love it, follow up Friday at 3pm",
     "刚和%N通了电话，客户很满意，周五下午三点再跟进", SELLING, ANY},
    {"new lead Cobalt Marine, Jo Reed, +44 20 7946 0018, from the fair",
     "新线索 海拓泵业 王工 13800138000 展会上认识的", SELLING, ANY},
    {"who is overdue?", "哪些发票逾期了？", BOOKS, ANY},
    {"%C paid %S on %I today", "%I 今天到账%S", BOOKS, ANY},
    {"%C promised to pay %I by Friday", "%I 客户承诺周五付清", BOOKS, ANY},
    {"remind me tomorrow at 10am to send the contract", "明天上午十点提醒我寄合同", 0,
     ANY},
    {"bump %C to 60k, close end of April", "%C金额改成60万，预计下月底成交", SELLING,
     ANY},
    {"ask approval for 12% off on %C, they compare prices", "申请%C 88折，客户在比价",
     SELLING, A_MANAGER},
    {"no, Thursday", "不对，是周四", 0, ANY},
    {"undo that", "撤销", 0, ANY},
    {"why?", "为什么？", 0, ANY},
};

/* Of a deal of theirs or their team's that has an amount, where there is one; "" of none.
 */
static const char *own_customer(struct turn *t)
{
    enum { LOOKED_AT = 20 };

    struct deal *list = TAKE_N(t->arena, LOOKED_AT, struct deal);
    bool sees_others = t->me.roles & (ROLE_MANAGER | ROLE_DIRECTOR);
    const struct deal *best = NULL;
    struct err before = t->err;
    size_t n = 0;

    if (deals_list(t, sees_others ? 0 : t->me.id, STAGES_OPEN, 0, LOOKED_AT, list, &n) !=
        RC_OK)
        n = 0;
    for (size_t i = 0; i < n; i++)
        if (access_sees(t, list[i].owner) && (!best || money_is_zero(best->amount)))
            best = &list[i];
    t->err = before;
    return best ? account_name(t, best->account) : "";
}

/* The newest lead of theirs that is open; "" of none. */
static const char *own_lead(struct turn *t)
{
    struct err before = t->err;
    struct lead lead;
    size_t n = 0;

    if (leads_list(t, t->me.id, false, 1u << LEAD_NEW | 1u << LEAD_CONTACTED, 1, &lead,
                   &n) != RC_OK)
        n = 0;
    t->err = before;
    return n ? lead.name : "";
}

/* Of whom or what this person may speak: "" where there is none. */
struct topics {
    const char *customer, *named, *invoice, *sum;
};

/* Finance speaks of what is open. */
static void open_invoice(struct turn *t, struct topics *out)
{
    struct err before = t->err;
    struct invoice open;
    size_t n = 0;

    if (person_may(&t->me, BOOKS) && invoices_open_of(t, 0, 1, &open, &n) == RC_OK &&
        n == 1) {
        out->invoice = ref_text(t->arena, &invoices_kind, open.id);
        out->sum = money_text(t->arena, invoice_open(&open));
        out->customer = account_name(t, open.account);
    }
    t->err = before;
}

static struct topics topics_of(struct turn *t)
{
    struct topics out = {.customer = own_customer(t), .invoice = "", .sum = ""};

    out.named = out.customer[0] ? out.customer : own_lead(t);
    open_invoice(t, &out);
    return out;
}

static const char *topic(const struct topics *topics, char mark)
{
    return mark == 'C'   ? topics->customer
           : mark == 'N' ? topics->named
           : mark == 'I' ? topics->invoice
           : mark == 'S' ? topics->sum
                         : NULL;
}

static const char *filled(struct arena *arena, const char *saying,
                          const struct topics *topics)
{
    struct text text;

    text_init(&text, arena, 1000);
    for (const char *at = saying; *at; at++) {
        const char *about = *at == '%' ? topic(topics, at[1]) : NULL;
        if (!about) {
            text_add_bytes(&text, at, 1);
            continue;
        }
        text_addf(&text, "%s%s%s", spaced_apart(text.bytes, about) ? " " : "", about,
                  spaced_apart(about, at + 2) ? " " : "");
        at++;
    }
    return text.bytes;
}

static bool is_alone(struct turn *t)
{
    struct err before = t->err;
    struct person some[2];
    size_t n = 0;
    enum rc rc = people_with(t, 0, some, COUNT(some), &n);

    t->err = before;
    return rc == RC_OK && n < COUNT(some);
}

static bool has_company(const struct turn *t, enum company wanted, bool alone)
{
    switch (wanted) {
    case ANY:
        return true;
    case ALONE:
        return alone;
    case COLLEAGUES:
        return !alone;
    case A_MANAGER:
        return t->me.manager != 0;
    }
    return true;
}

static bool fits(const struct turn *t, const struct saying *saying,
                 const struct topics *topics)
{
    static const char *const marks[] = {"%C", "%N", "%I"};

    for (size_t i = 0; i < COUNT(marks); i++)
        if (strstr(saying->en, marks[i]) && text_empty(topic(topics, marks[i][1])))
            return false;
    return person_may(&t->me, saying->role);
}

size_t sayings_for(struct turn *t, const char **out, size_t most)
{
    const struct topics topics = topics_of(t);
    bool alone = is_alone(t);
    size_t n = 0;

    for (size_t i = 0; i < COUNT(sayings) && n < most; i++)
        if (fits(t, &sayings[i], &topics) && has_company(t, sayings[i].company, alone))
            out[n++] = filled(t->arena, IN(t, sayings[i].en, sayings[i].zh), &topics);
    return n;
}
