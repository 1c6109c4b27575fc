/* sayings.c - sentences that one may say. */
#include "commands/sayings.h"
#include "commands/access.h"
#include "store/people.h"

#include <string.h>

/* Whom one must have here for it to make sense. */
enum company { ANY, ALONE, COLLEAGUES, A_MANAGER };

/* %C is a customer of theirs, %I an open invoice. */
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
    {"just spoke to %C, they love it, follow up Friday at 3pm",
     "刚和%C通了电话，客户很满意，周五下午三点再跟进", SELLING, ANY},
    {"new lead Cobalt Marine, Jo Reed, +44 20 7946 0018, from the fair",
     "新线索 海拓泵业 王工 13800138000 展会上认识的", SELLING, ANY},
    {"who is overdue?", "哪些发票逾期了？", BOOKS, ANY},
    {"%C paid 500 on %I today", "%I 今天到账 500", BOOKS, ANY},
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

/* Finance speaks of what is open. */
static void open_invoice(struct turn *t, const char **customer, const char **invoice)
{
    struct err before = t->err;
    struct invoice open;
    size_t n = 0;

    *invoice = "";
    if (person_may(&t->me, BOOKS) && invoices_open_of(t, 0, 1, &open, &n) == RC_OK &&
        n == 1) {
        *invoice = ref_text(t->arena, &invoices_kind, open.id);
        *customer = account_name(t, open.account);
    }
    t->err = before;
}

static const char *filled(struct arena *arena, const char *saying, const char *customer,
                          const char *invoice)
{
    struct text text;

    text_init(&text, arena, 1000);
    for (const char *at = saying; *at; at++) {
        if (at[0] == '%' && (at[1] == 'C' || at[1] == 'I'))
            text_add(&text, *++at == 'C' ? customer : invoice);
        else
            text_add_bytes(&text, at, 1);
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

static bool fits(const struct turn *t, const struct saying *saying, const char *customer,
                 const char *invoice)
{
    return person_may(&t->me, saying->role) &&
           (customer[0] || !strstr(saying->en, "%C")) &&
           (invoice[0] || !strstr(saying->en, "%I"));
}

size_t sayings_for(struct turn *t, const char **out, size_t most)
{
    const char *customer = own_customer(t), *invoice;
    bool alone = is_alone(t);
    size_t n = 0;

    open_invoice(t, &customer, &invoice);
    for (size_t i = 0; i < COUNT(sayings) && n < most; i++)
        if (fits(t, &sayings[i], customer, invoice) &&
            has_company(t, sayings[i].company, alone))
            out[n++] =
                filled(t->arena, IN(t, sayings[i].en, sayings[i].zh), customer, invoice);
    return n;
}
