/* decision_said.c - "Acme's discount is fine by me", 鼎砺为什么要12%折扣: what an
 * approver says or asks of a request that waits for them, without its number. It decides
 * nothing and is no note: the card is shown, with its buttons. */
#include "commands/choices.h"
#include "commands/decide.h"
#include "commands/language/scene.h"
#include "commands/sentence.h"
#include "sales/approval.h"
#include "store/approvals.h"

#include <string.h>

enum { WAITING = 100 };

/* What the words hold. */
struct words {
    struct normal text;
    struct sighted_names names;
    struct mark *marks;
    size_t n;
    struct entities entities;
    bool asks;
};

static bool holds(const struct words *w, const enum feature *list, size_t n)
{
    for (size_t i = 0; i < w->n; i++)
        for (size_t k = 0; k < n; k++)
            if (w->marks[i].feature == list[k])
                return true;
    return false;
}

static bool has(const struct words *w, enum feature feature)
{
    return holds(w, &feature, 1);
}

static bool read_words(struct turn *t, const struct sentence *sentence, struct words *out)
{
    const struct reading_context context = sentence_context(t, &sentence->world);
    const char *text = sentence->text;

    if (!normal_make(t->arena, text, strlen(text), &out->text))
        return false;
    out->marks = TAKE_N(t->arena, MOST_MARKS, struct mark);
    out->n = phrases_sight(&out->text, out->marks, MOST_MARKS);
    world_sight(&sentence->world, t->arena, &out->text, &out->names);
    entities_read(t->arena, text, strlen(text), &context, &out->entities);
    out->asks = says_question(t->arena, text) || has(out, F_show) ||
                strstr(out->text.bytes, "tell me");
    return true;
}

/* --- what they speak of ------------------------------------------------------------ */

static bool has_percent(const struct words *w)
{
    for (size_t i = 0; i < w->entities.n; i++)
        if (w->entities.rows[i].kind == ENTITY_PERCENT ||
            w->entities.rows[i].kind == ENTITY_DISCOUNT)
            return true;
    return false;
}

/* Whether a request is of the kind that is named; any, where none is. */
static bool is_of_kind(const struct words *w, const struct approval *approval)
{
    static const struct {
        enum feature feature;
        const char *kinds[2];
    } kinds[] = {{F_kind_discount, {"discount", "price"}},
                 {F_kind_contract, {"contract", "contract"}},
                 {F_kind_credit, {"credit", "credit"}},
                 {F_kind_refund, {"refund", "refund"}}};

    bool any = false;

    for (size_t i = 0; i < COUNT(kinds); i++) {
        bool is_named = has(w, kinds[i].feature) || (i == 0 && has_percent(w));
        any |= is_named;
        if (is_named && (text_same(approval->kind, kinds[i].kinds[0]) ||
                         text_same(approval->kind, kinds[i].kinds[1])))
            return true;
    }
    return !any;
}

static bool names_customer(const struct words *w)
{
    for (size_t i = 0; i < w->names.n; i++)
        if (known_is_customer(&w->names.rows[i].known))
            return true;
    for (size_t i = 0; i < w->entities.n; i++)
        if (w->entities.rows[i].kind == ENTITY_REF)
            return true;
    return false;
}

static bool is_of_customer(struct turn *t, const struct words *w,
                           const struct approval *approval)
{
    const char *customer = account_name(t, approval->account);

    for (size_t i = 0; i < w->names.n; i++)
        if (text_same(w->names.rows[i].known.name, customer))
            return true;
    for (size_t i = 0; i < w->entities.n; i++)
        if (w->entities.rows[i].kind == ENTITY_REF &&
            text_same(w->entities.rows[i].said, approval->subject))
            return true;
    return false;
}

/* "Too much, max 10%", 太高了: of no customer that is named. */
static bool is_too_much(const struct words *w)
{
    return has(w, F_too_much) && !names_customer(w);
}

/* "this discount", 这个申请, "10% is fine": the one that waits. */
static bool points_at_one(const struct words *w)
{
    static const char *const signs[] = {
        "this discount", "that discount", "this request", "that request", "this approval",
        "that approval", "这个折扣",      "这个申请",     "这个审批",     "这笔折扣",
        "该折扣",        "该申请",        "这个请求",     "那个折扣",     "那个申请"};

    return text_has_any(w->text.bytes, signs, COUNT(signs)) || is_too_much(w) ||
           (has_percent(w) && !w->asks);
}

/* --- who speaks -------------------------------------------------------------------- */

/* "Acme agreed to the discount": the customer's verdict, where its name stands right
 * before the word. "Acme's discount" is none. */
static bool is_customer_s(const struct words *w)
{
    static const enum feature verdicts[] = {F_yes, F_no, F_yes_weak, F_no_weak};

    for (size_t i = 0; i < w->names.n; i++) {
        size_t end = w->names.rows[i].at.until;
        end += w->text.bytes[end] == ' ';
        for (size_t m = 0; m < w->n; m++)
            for (size_t k = 0; k < COUNT(verdicts); k++)
                if (w->marks[m].feature == verdicts[k] && w->marks[m].at.from == end)
                    return true;
    }
    return false;
}

/* "I approve", "by me", 我同意: also within a longer phrase. */
static bool is_own(const struct words *w)
{
    static const char *const signs[] = {"我",       " by me", " with me",
                                        " from me", " i ",    " i'"};

    return strncmp(w->text.bytes, "i ", 2) == 0 || strncmp(w->text.bytes, "i'", 2) == 0 ||
           text_has_any(w->text.bytes, signs, COUNT(signs));
}

/* "I'd approve it", "I approved it", "send Acme's discount back" */
static bool nearly_decides(const struct words *w)
{
    const char *b = w->text.bytes, *sent = strstr(b, "send ");

    return strstr(b, "'d approve") || strstr(b, "would approve") ||
           strstr(b, "i approved") || (sent && strstr(sent, " back"));
}

/* Another speaks, decides, or asks for it to be decided. */
static bool is_anothers(const struct turn *t, const struct words *w)
{
    static const enum feature others[] = {F_quoting, F_hearsay, F_other, F_they};

    static const enum feature wishes[] = {F_request, F_submit, F_please_approve};

    for (size_t i = 0; i < w->names.n; i++)
        if (w->names.rows[i].known.kind == KNOWN_PERSON &&
            !text_same(w->names.rows[i].known.id, t->me.handle))
            return true;
    if (w->asks)
        return false;
    return (holds(w, wishes, COUNT(wishes)) && !nearly_decides(w)) || is_customer_s(w) ||
           (!is_own(w) && holds(w, others, COUNT(others))) || has(w, F_hearsay);
}

/* A verdict, or a question, and what may be decided. */
static bool is_of_decision(const struct words *w)
{
    static const enum feature kinds[] = {F_kind_discount, F_kind_contract, F_kind_credit,
                                         F_kind_refund, F_approval};

    static const enum feature verdicts[] = {F_yes,     F_no,        F_yes_weak,
                                            F_no_weak, F_send_back, F_decided};

    static const enum feature else_said[] = {F_met,       F_remind, F_new_lead,
                                             F_note_head, F_paid,   F_invoice};

    bool has_kind =
        holds(w, kinds, COUNT(kinds)) || has_percent(w) || is_too_much(w) ||
        (w->asks && (strstr(w->text.bytes, " request") || strstr(w->text.bytes, "申请")));

    return has_kind && !holds(w, else_said, COUNT(else_said)) &&
           (w->asks || holds(w, verdicts, COUNT(verdicts)) || is_too_much(w) ||
            nearly_decides(w));
}

/* What such words may have been read as, and are not. */
static bool may_be_misread(const struct meaning *m)
{
    static const char *const cmds[] = {"none",
                                       "note.add",
                                       "find",
                                       "approval.request",
                                       "approval.approve",
                                       "approval.reject",
                                       "approval.return",
                                       "approval.status",
                                       "approval.counter",
                                       "stage.set"};

    return text_is_any(m->cmd, cmds, COUNT(cmds));
}

/* --- which one ---------------------------------------------------------------------- */

static enum rc fitting(struct turn *t, const struct words *w, struct approval *out,
                       size_t *n)
{
    struct approval *list = TAKE_N(t->arena, WAITING, struct approval);
    bool is_named = names_customer(w);
    size_t n_all = 0;

    *n = 0;
    TRY(approvals_waiting_for(t, t->me.id, WAITING, list, &n_all));
    for (size_t i = 0; i < n_all; i++)
        if (is_of_kind(w, &list[i]) && (!is_named || is_of_customer(t, w, &list[i])))
            out[(*n)++] = list[i];
    return RC_OK;
}

/* "No", "too much, max 8%", 太高了, right behind a request's card: of that one, and no
 * verdict yet. */
static enum rc said_of_shown(struct turn *t, const struct sentence *sentence,
                             bool *is_done)
{
    static const char *const against[] = {"approval.reject", "approval.return",
                                          "approval.counter"};
    struct meanings *m = TAKE(t->arena, struct meanings);
    const char *text = sentence->text;
    struct normal normal;
    struct talk talk;

    TRY(talk_get(t, &talk));
    if (!text_same(talk.kind, approvals_kind.name) || !text_empty(talk.action))
        return RC_OK;
    const struct meaning_context context = {
        .reading = sentence_context(t, &sentence->world),
        .world = &sentence->world,
        .reply_to = ref_text(t->arena, &approvals_kind, talk.record),
        .speaker = t->me.handle};
    meaning_read(t->arena, text, strlen(text), &context, m);
    bool is_too_much = normal_make(t->arena, text, strlen(text), &normal) &&
                       phrases_hold(&normal, F_too_much) &&
                       !says_question(t->arena, text);
    *is_done = is_too_much || text_is_any(m->rows[0].cmd, against, COUNT(against));
    if (!*is_done)
        return RC_OK;
    bool has_why = is_too_much || meaning_get(&m->rows[0], "body");
    return bind_against(t, talk.record, has_why ? text : "");
}

enum rc decision_said(struct turn *t, const struct sentence *sentence, bool is_addressed,
                      bool *is_done)
{
    struct words *w = TAKE(t->arena, struct words);
    struct approval *list;
    size_t n = 0;

    if (is_addressed && !sentence->reply_to && !sentence_means(sentence))
        TRY(said_of_shown(t, sentence, is_done));
    if (*is_done || sentence->reply_to || !may_be_misread(&sentence->meanings.rows[0]) ||
        sentence->meanings.n > 1 || !read_words(t, sentence, w) || !is_of_decision(w) ||
        is_anothers(t, w) || !(names_customer(w) || (is_addressed && points_at_one(w))))
        return RC_OK;
    list = TAKE_N(t->arena, WAITING, struct approval);
    TRY(fitting(t, w, list, &n));
    bool is_no_note =
        is_own(w) && !w->asks && text_same(sentence->meanings.rows[0].cmd, "note.add");
    *is_done = n > 0 || is_no_note;
    if (!*is_done)
        return RC_OK;
    if (!t->in->is_direct)
        say_privately(t);
    if (n == 0) {
        say(t, "%s", IN(t, "Nothing waits for you to decide.", "没有待您审批的事项。"));
        return RC_OK;
    }
    if (n > 1) {
        choices_waiting(t, list, n);
        return RC_OK;
    }
    if (is_too_much(w))
        return bind_against(t, list[0].id, sentence->text);
    if (!w->asks)
        say(t, "%s",
            IN(t, "Nothing is decided yet; press what you mean.",
               "还没有做决定，请按按钮。"));
    say_record(t, &approvals_kind, list[0].id);
    return RC_OK;
}
