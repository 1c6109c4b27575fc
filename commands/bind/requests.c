/* requests.c - what has become of requests for approval, and taking one's own back. */
#include "commands/bind/fits.h"
#include "commands/choices.h"
#include "commands/decide.h"
#include "commands/parse.h"
#include "commands/undo.h"
#include "commands/words.h"
#include "store/accounts.h"
#include "store/approvals.h"
#include "store/people.h"

enum { LOOKED_AT = 20 };

/* The number that is named, or the card that is answered; false where it is no request.
 */
static bool is_named(const struct said *said, struct ref *out)
{
    const char *ref = meaning_get(said->meaning, "ref");
    struct err before = said->t->err;

    ref = ref ? ref : said->reply_to;
    bool is_one = ref && parse_ref(said->t, ref, "approval", out) == RC_OK;
    said->t->err = before;
    return is_one;
}

/* The customer that is named, where the firm knows it as one. */
static bool names_customer(const struct said *said, struct account *out)
{
    const char *customer = meaning_get(said->meaning, "customer");
    struct err before = said->t->err;
    bool is_known = customer && accounts_find(said->t, customer, out) == RC_OK;

    said->t->err = before;
    return is_known;
}

static const char *ref_of(struct turn *t, const struct approval *approval)
{
    return ref_text(t->arena, &approvals_kind, approval->id);
}

/* --- how it stands ------------------------------------------------------------------ */

/* "Did Dan approve?": the speaker's request, where only one waits; where none does, the
 * one that was decided last; NULL: several wait, or none was asked for. */
static enum rc own_request(struct turn *t, const char **out)
{
    enum { ONE = 1, TWO };

    struct approval last, pending[TWO];
    size_t n;

    *out = NULL;
    TRY(approvals_asked_by(t, t->me.id, TWO, pending, &n));
    if (n == ONE)
        *out = ref_of(t, &pending[0]);
    if (n > 0)
        return RC_OK;
    enum rc rc = approvals_last_decided(t, t->me.id, &last);
    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    *out = ref_of(t, &last);
    return RC_OK;
}

/* Whether who asks may see it, with its tasks. */
static bool is_seen(struct turn *t, int64_t id, struct approval_task *tasks, size_t *n)
{
    struct err before = t->err;
    struct approval approval;
    bool is_one = approval_to_see(t, id, &approval, tasks, n) == RC_OK;

    t->err = before;
    return is_one;
}

/* "Last there: AP-1 discount 12% on D-5, approved by Max Stone." */
static enum rc say_last(struct turn *t, const struct account *account)
{
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    struct approval last;
    size_t n;
    enum rc rc = approvals_last_of(t, account->id, &last);

    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    if (!is_seen(t, last.id, tasks, &n))
        return RC_OK;
    const char *state = approval_state_text(last.state, t->lang);
    const char *by = last.decided_by ? people_name(t, last.decided_by) : "";
    say(t, IN(t, "Last there: %s %s %s, %s%s%s, %s.", "上一次：%s %s %s，%s%s%s，%s。"),
        ref_of(t, &last), approval_what(t, &last), last.subject, IN(t, state, by),
        by[0] ? IN(t, " by ", "") : "", IN(t, by, state),
        access_time(t, last.decided_at));
    offer(t, arena_printf(t->arena, IN(t, "Show %s", "查看 %s"), ref_of(t, &last)),
          BUTTON_PLAIN, "approval show %s", ref_of(t, &last));
    return RC_OK;
}

/* None waits there: what was decided last, and the way to ask for one. */
static enum rc say_none_waits(const struct said *said, const struct account *account)
{
    const char *record = bind_record(said, "deal account");
    struct turn *t = said->t;

    say(t, IN(t, "No request waits for %s.", "%s没有待审批的申请。"), account->name);
    if (record[0] && person_may(&t->me, SELLING))
        offer(t, IN(t, "Ask approval", "提交审批"), BUTTON_PRIMARY,
              "approval request %s discount", words_quote(t->arena, record));
    return say_last(t, account);
}

static enum rc list_waiting(struct turn *t, const struct approval *list, size_t n)
{
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    size_t n_tasks;

    for (size_t i = 0; i < n; i++) {
        const char *ref = ref_of(t, &list[i]);
        TRY(approvals_tasks(t, list[i].id, tasks, COUNT(tasks), &n_tasks));
        say(t, IN(t, "%s %s %s waits for %s.", "%s %s %s 待%s审批。"), ref,
            approval_what(t, &list[i]), list[i].subject,
            decide_waits_for(t, tasks, n_tasks));
        if (i < CHOICES_SHOWN)
            offer(t, arena_printf(t->arena, IN(t, "Open %s", "打开 %s"), ref),
                  BUTTON_PLAIN, "approval show %s", ref);
    }
    return RC_OK;
}

/* "Who's approving Acme?": whose turn it is, where one waits that may be seen. */
static enum rc how_it_stands(const struct said *said, const struct account *account,
                             struct order *out)
{
    struct approval *list = TAKE_N(said->t->arena, LOOKED_AT, struct approval);
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    struct turn *t = said->t;
    size_t n, n_tasks, kept = 0;

    *out = (struct order){0};
    TRY(approvals_pending_of(t, account->id, LOOKED_AT, list, &n));
    for (size_t i = 0; i < n; i++)
        if (is_seen(t, list[i].id, tasks, &n_tasks))
            list[kept++] = list[i];
    if (n == 0)
        return say_none_waits(said, account);
    if (n > 1 && kept > 0)
        return list_waiting(t, list, kept);
    order_begin(out, "approval show"); /* or who may see it */
    order_put(out, "approval", ref_of(t, &list[0]));
    return RC_OK;
}

enum rc fit_status(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    const char *ref = NULL;
    struct account account;
    struct ref record;

    if (is_named(said, &record))
        ref = ref_text(t->arena, record.kind, record.id);
    else if (names_customer(said, &account))
        return how_it_stands(said, &account, out);
    else
        TRY(own_request(t, &ref));
    order_begin(out, ref ? "approval show" : "approvals");
    order_put(out, "approval", ref);
    return RC_OK;
}

/* --- taken back --------------------------------------------------------------------- */

/* The speaker's own that wait: the one that is named, the customer's, or all. */
static enum rc own_waiting(const struct said *said, struct approval *list, size_t *n)
{
    struct account account;
    struct ref record = {0};
    bool is_one = is_named(said, &record), is_of = names_customer(said, &account);
    size_t n_all;

    *n = 0;
    TRY(approvals_asked_by(said->t, said->t->me.id, LOOKED_AT, list, &n_all));
    for (size_t i = 0; i < n_all; i++)
        if (is_one  ? list[i].id == record.id
            : is_of ? list[i].account == account.id
                    : true)
            list[(*n)++] = list[i];
    return RC_OK;
}

/* Asked for here within the day: a button takes that back. */
static bool offers_back(struct turn *t, const struct approval *approval, bool is_only)
{
    const struct ref ref = {&approvals_kind, approval->id};
    const char *number = ref_of(t, approval);
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    struct err before = t->err;
    int64_t turn;
    size_t n;
    bool is_open = undo_find(t, &ref, "approval request", &turn) == RC_OK &&
                   approvals_tasks(t, approval->id, tasks, COUNT(tasks), &n) == RC_OK;

    t->err = before;
    if (!is_open)
        return false;
    say(t,
        IN(t, "%s waits for %s. You asked for it here, and can take that back.",
           "%s 待%s审批。它是您在这里提交的，可以撤销。"),
        number, decide_waits_for(t, tasks, n));
    offer(t,
          is_only ? IN(t, "Undo that", "撤销这一步")
                  : arena_printf(t->arena, IN(t, "Undo %s", "撤销 %s"), number),
          is_only ? BUTTON_PRIMARY : BUTTON_PLAIN, "undo T-%lld", (long long)turn);
    return true;
}

enum rc bind_take_back(const struct said *said, bool *is_said)
{
    struct approval *list = TAKE_N(said->t->arena, LOOKED_AT, struct approval);
    struct turn *t = said->t;
    struct account account;
    struct ref record;
    size_t n;

    *is_said = false;
    TRY(own_waiting(said, list, &n));
    for (size_t i = 0; i < n && i < CHOICES_SHOWN; i++)
        *is_said |= offers_back(t, &list[i], n == 1);
    if (n > 0 || is_named(said, &record) || !names_customer(said, &account))
        return RC_OK;
    *is_said = true;
    say(t, IN(t, "No request of yours waits for %s.", "您没有%s的待审批申请。"),
        account.name);
    return RC_OK;
}
