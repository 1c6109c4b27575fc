/* "approvals" - those that wait for me, and those that I asked for. */
#include "commands/decide.h"
#include "commands/listing.h"
#include "store/people.h"

static const struct example examples[] = {
    {"approvals", "Approvals (1)", "max"},
    {"待我审批", "审批（1）", "mei"},
    {0},
};

enum { MOST = 25, BUTTONS = 3 };

static bool add_row(struct listing *listing, const struct approval *approval,
                    const char *standing)
{
    struct turn *t = listing->t;
    const char *customer = account_name(t, approval->account);
    const char *const cells[] = {
        ref_text(t->arena, &approvals_kind, approval->id),
        approval_what(t, approval),
        text_same(customer, approval->subject)
            ? customer
            : arena_printf(t->arena, "%s %s", approval->subject, customer),
        people_name(t, approval->submitter),
        access_time(t, approval->submitted_at),
        standing};

    return listing_row(listing, cells);
}

/* Those that wait for who asks, each with a button that opens it. */
static enum rc add_waiting(struct turn *t, struct listing *listing)
{
    struct approval *list = TAKE_N(t->arena, MOST, struct approval);
    size_t n = 0;

    TRY(approvals_waiting_for(t, t->me.id, MOST, list, &n));
    for (size_t i = 0; i < n; i++) {
        const char *ref = ref_text(t->arena, &approvals_kind, list[i].id);

        (void)add_row(listing, &list[i], IN(t, "you", "您"));
        if (i < BUTTONS)
            offer(t, arena_printf(t->arena, IN(t, "Open %s", "打开 %s"), ref),
                  i == 0 ? BUTTON_PRIMARY : BUTTON_PLAIN, "approval show %s", ref);
    }
    return RC_OK;
}

static enum rc add_asked(struct turn *t, struct listing *listing)
{
    struct approval *list = TAKE_N(t->arena, MOST, struct approval);
    size_t n = 0;

    TRY(approvals_asked_by(t, t->me.id, MOST, list, &n));
    for (size_t i = 0; i < n; i++)
        (void)add_row(listing, &list[i], IN(t, "others", "他人"));
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const char *const heads[] = {IN(t, "Approval", "审批"), IN(t, "What", "事项"),
                                 IN(t, "For", "对象"),      IN(t, "Asked by", "申请人"),
                                 IN(t, "Since", "提交于"),  IN(t, "Waits for", "等待")};
    struct listing listing;

    (void)args;
    listing_begin(&listing, t, heads, COUNT(heads), 0);
    TRY(add_waiting(t, &listing));
    TRY(add_asked(t, &listing));
    listing_say(&listing, IN(t, "Approvals", "审批"),
                IN(t, "Nothing waits for you, and you wait for nothing.",
                   "没有待您审批的，也没有您在等的审批。"));
    return RC_OK;
}

const struct command cmd_approvals = {
    .name = "approvals",
    .name_zh = "待我审批",
    .aliases = {"approval list", "审批列表"},
    .brief = "list approvals that wait",
    .brief_zh = "列出待办审批",
    .group = GROUP_APPROVALS,
    .reads_only = true,
    .run = run,
    .given = decide_given,
    .examples = examples,
};
