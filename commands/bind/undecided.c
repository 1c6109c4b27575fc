/* undecided.c - words about a request that are no verdict: a negation, a condition, a day
 * to come. They decide nothing and ask for no reason. */
#include "commands/bind/fits.h"
#include "commands/choices.h"
#include "commands/decide.h"
#include "commands/sentence.h"
#include "commands/words.h"
#include "store/people.h"

#include <string.h>
#include <strings.h>

enum { MORNING = 9 };

/* A plain no ("not approved", 不同意, 不批) is one. */
bool is_not_yet(struct arena *arena, const char *text)
{
    static const char *const nots[] = {
        "don't ",  "dont ",     "do not ",       "can't ",     "cant ",
        "cannot ", "can not ",  "won't ",        "wont ",      "will not ",
        "never ",  "couldn't ", "not going to ", "not gonna ", "unable to "};
    static const char *const acts[] = {"approve", "sign off", "agree", "accept"};
    static const char *const zh[] = {
        "别批",     "别同意",     "先不批",     "暂不批",   "暂时不批",
        "先不同意", "还不能批",   "不要批",     "别通过",   "今天不批",
        "现在不批", "目前不批",   "这周不批",   "本周不批", "明天不批",
        "还不批",   "今天不同意", "现在不同意", "还不同意", "暂时不同意"};
    const char *folded = text_fold(arena, text);

    return (text_has_any(folded, nots, COUNT(nots)) &&
            text_has_any(folded, acts, COUNT(acts))) ||
           text_has_any(folded, zh, COUNT(zh));
}

/* Deciding is what they speak of. */
static bool is_of_verdicts(struct arena *arena, const char *text)
{
    static const char *const signs[] = {"approve", "approval", "sign off", "reject",
                                        "批",      "同意",     "审核",     "驳回"};

    return text_has_any(text_fold(arena, text), signs, COUNT(signs));
}

/* 同意吗？: of what waits, and no verdict. */
static bool is_short_question(struct arena *arena, const char *text)
{
    enum { FEW = 10 };

    return utf8_count(text) <= FEW && is_of_verdicts(arena, text) &&
           says_question(arena, text);
}

/* "Only if they pay upfront", 除非预付: on what it hangs. */
static bool is_conditional(struct arena *arena, const char *text)
{
    static const char *const signs[] = {
        "if ",     "unless ", "once ", "provided",   "as long as", "until ",  "when ",
        "after ",  "before ", "but ",  "depends on", "let me",     "need to", "not sure",
        "not now", "not yet", "later", "如果",       "除非",       "只要",    "要是",
        "等",      "先",      "再说",  "再看",       "前提",       "看看",    "考虑"};

    return text_has_any(text_fold(arena, text), signs, COUNT(signs));
}

/* The first day that is named and still to come; DAY_NONE when there is none. */
static struct day day_in(struct turn *t, const char *text)
{
    const struct reading_context context = sentence_reading(t);
    struct entities found;

    entities_read(t->arena, text, strlen(text), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *entity = &found.rows[i];
        bool is_day = entity->kind == ENTITY_DATE || entity->kind == ENTITY_DATETIME;
        if (is_day && !(entity->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST)) &&
            entity->at.day.n > t->today.n)
            return entity->at.day;
    }
    return DAY_NONE;
}

static bool is_mine_to_decide(const struct turn *t, const struct approval_task *tasks,
                              size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (tasks[i].assignee == t->me.id && tasks[i].state == TASK_OPEN)
            return true;
    return false;
}

static const char *behind_act(const char *text)
{
    static const char *const acts[] = {"approve", "sign off", "agree",
                                       "accept",  "批",       "同意"};

    for (const char *at = text; *at; at++)
        for (size_t i = 0; i < COUNT(acts); i++)
            if (strncasecmp(at, acts[i], strlen(acts[i])) == 0)
                return at;
    return text;
}

/* "Won't approve, the margin is too thin": why, behind the comma after it; "" when no
 * reason is given. */
static const char *reason_in(struct arena *arena, const char *text)
{
    static const char *const marks[] = {", ", "，",  ": ",        "：",      "; ",
                                        "；", " - ", " because ", " since ", "因为"};

    if (!is_not_yet(arena, text))
        return "";
    for (const char *at = behind_act(text); *at; at++)
        for (size_t i = 0; i < COUNT(marks); i++)
            if (strncmp(at, marks[i], strlen(marks[i])) == 0)
                return arena_printf(arena, " comment=%s",
                                    words_quote(arena, at + strlen(marks[i])));
    return "";
}

static void offer_mine(struct turn *t, const char *ref, const char *text)
{
    struct day day = day_in(t, text), when;

    const char *tomorrow = quick_remind(t, &when);

    if (day_known(day))
        when = day;
    offer(t, IN(t, "Approve", "批准"), BUTTON_PRIMARY, "approve %s", ref);
    offer(t, IN(t, "Reject", "驳回"), BUTTON_DANGER, "reject %s%s", ref,
          reason_in(t->arena, text));
    offer(t,
          day_known(day) ? arena_printf(t->arena, IN(t, "Remind me %s", "%s提醒我"),
                                        day_text(t->arena, day, t->today, t->lang))
                         : tomorrow,
          BUTTON_PLAIN, "remind when=\"%s %02d:00\" text=%s", day_iso(t->arena, when),
          MORNING,
          words_quote(t->arena,
                      arena_printf(t->arena, IN(t, "decide %s", "审批 %s"), ref)));
}

/* Decided, but not by these words: a button each, with them as the reason. */
static void offer_against(struct turn *t, const char *ref, const char *text)
{
    const char *why =
        text[0] ? arena_printf(t->arena, " comment=%s", words_quote(t->arena, text)) : "";

    offer(t, IN(t, "Return", "退回"), BUTTON_PLAIN, "return %s%s", ref, why);
    offer(t, IN(t, "Reject", "驳回"), BUTTON_DANGER, "reject %s%s", ref, why);
    offer(t, IN(t, "Approve", "批准"), BUTTON_PLAIN, "approve %s", ref);
}

/* Whoever is to decide it is offered to; others are told how it stands. */
static enum rc undecided(struct turn *t, int64_t id, const char *text, bool is_against)
{
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    struct approval approval;
    size_t n = 0;

    TRY(approval_to_see(t, id, &approval, tasks, &n));
    const char *ref = ref_text(t->arena, &approvals_kind, id);
    if (approval.state == APPROVAL_PENDING && is_mine_to_decide(t, tasks, n)) {
        say(t,
            is_against ? IN(t, "%s (%s, %s) is not decided yet; press what you mean.",
                            "%s（%s，%s）还没有做决定，请按按钮。")
                       : IN(t, "%s (%s, %s) is not decided: it goes on waiting for you.",
                            "%s（%s，%s）没有做决定，仍待您审批。"),
            ref, approval_what(t, &approval), account_name(t, approval.account));
        (is_against ? offer_against : offer_mine)(t, ref, text);
        answer_asks_verdict(t, &approvals_kind, id);
        return RC_OK;
    }
    if (approval.state != APPROVAL_PENDING)
        say(t, IN(t, "%s is %s already; nothing was changed.", "%s %s，没有改动。"), ref,
            approval_state_text(approval.state, t->lang));
    else
        say(t, IN(t, "%s is not decided: it waits for %s.", "%s 没有做决定，待%s审批。"),
            ref, decide_waits_for(t, tasks, n));
    offer(t, IN(t, "Show", "查看"), BUTTON_PLAIN, "approval show %s", ref);
    return RC_OK;
}

enum rc bind_against(struct turn *t, int64_t id, const char *text)
{
    return undecided(t, id, text, true);
}

enum rc bind_undecided(struct turn *t, int64_t id, const char *text)
{
    return undecided(t, id, text, false);
}

/* The first AP-87 that is named. */
static int64_t named_in(struct turn *t, const char *text)
{
    const struct reading_context context = sentence_reading(t);
    struct entities found;
    struct err before = t->err;
    int64_t id, first = 0;

    entities_read(t->arena, text, strlen(text), &context, &found);
    for (size_t i = 0; i < found.n && !first; i++) {
        const struct record_kind *kind;
        if (found.rows[i].kind == ENTITY_REF &&
            ref_parse(t, found.rows[i].said, &kind, &id) == RC_OK &&
            kind == &approvals_kind)
            first = id;
    }
    t->err = before;
    return first;
}

/* All that waits for the speaker. */
static enum rc say_waiting(struct turn *t, const char *text)
{
    enum { LOOKED_AT = 100 };

    struct approval *list = TAKE_N(t->arena, LOOKED_AT, struct approval);
    size_t n = 0;

    TRY(approvals_waiting_for(t, t->me.id, LOOKED_AT, list, &n));
    if (n == 0)
        say(t, "%s", IN(t, "Nothing waits for you to decide.", "没有待您审批的事项。"));
    if (n == 1)
        return bind_undecided(t, list[0].id, text);
    if (n > 1)
        choices_waiting(t, list, n);
    return RC_OK;
}

enum rc bind_no_verdict(struct turn *t, const char *text, const char *reply_to,
                        bool *is_one)
{
    int64_t approval = named_in(t, text);

    *is_one = true;
    if (!approval && !text_empty(reply_to) &&
        (is_of_verdicts(t->arena, text) || is_conditional(t->arena, text)))
        approval = named_in(t, reply_to);
    if (approval)
        return bind_undecided(t, approval, text);
    *is_one = is_not_yet(t->arena, text) || is_short_question(t->arena, text);
    return *is_one ? say_waiting(t, text) : RC_OK;
}
