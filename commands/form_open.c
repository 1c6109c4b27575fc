/* form_open.c - the form that waits for words, and whether these are its answer. */
#include "commands/form_open.h"
#include "commands/dispatch.h"
#include "commands/fill_said.h"
#include "commands/form_clauses.h"
#include "commands/only_words.h"
#include "commands/parse_value.h"
#include "store/actions.h"
#include "store/approvals.h"

#include <string.h>
#include <strings.h>

enum rc form_open_get(struct turn *t, struct form_open *out)
{
    struct err before = t->err;
    struct action action;
    struct talk talk;
    bool is_reply;

    *out = (struct form_open){.words = "", .input = "", .action = ""};
    TRY(talk_question(t, &talk, &is_reply));
    if (text_empty(talk.command) || text_same(talk.input, TALK_ASKED_YES))
        return RC_ABSENT;
    if (talk.action[0]) {
        enum rc rc = action_get(t, talk.action, &action);
        t->err = before;
        if (rc != RC_OK || action.used_turn != 0)
            return rc == RC_BROKEN || rc == RC_AGAIN ? rc : RC_ABSENT;
    }
    *out = (struct form_open){.words = talk.command,
                              .input = talk.input,
                              .action = talk.action,
                              .ref = form_ref(t, talk.command),
                              .fields = talk.fields,
                              .is_reply = is_reply,
                              .is_next = is_reply || talk_is_next(&talk),
                              .is_passed = !is_reply && talk.action[0] &&
                                           talk.done > talk_asked(&talk)};
    out->command = command_find(talk.command, &out->rest);
    return out->command ? RC_OK : RC_ABSENT;
}

bool form_is_costly(const struct form_open *form)
{
    static const char *const names[] = {"won",     "lost",    "approval request",
                                        "approve", "reject",  "return",
                                        "payment", "promise", "invoice new"};

    if (text_is_any(form->command->name, names, COUNT(names)))
        return true;
    return text_same(form->command->name, "deal stage") &&
           (strstr(form->rest, " won") || strstr(form->rest, " lost") ||
            strstr(form->rest, "=won") || strstr(form->rest, "=lost"));
}

static const struct arg *asked_arg(const struct form_open *form)
{
    for (const struct arg *arg = form->command->args; arg && arg->name; arg++)
        if (strcmp(arg->name, form->input) == 0 && arg->type != ARG_PAIRS)
            return arg;
    return NULL;
}

/* The field that is asked for names a record or a colleague. */
static bool wants_name(const struct form_open *form)
{
    const struct arg *arg = asked_arg(form);

    return record_kind_named(form->input) ||
           (arg && (arg->type == ARG_REF || arg->type == ARG_PERSON));
}

/* What is not theirs to see goes by its number: no question tells a colleague's customer.
 */
static bool may_see(struct turn *t, const struct record_kind *kind, int64_t id)
{
    struct err before = t->err;
    struct account account;
    struct invoice invoice;
    struct deal deal;
    struct lead lead;
    bool may =
        (kind == &deals_kind && access_deal(t, id, TO_SEE, &deal) == RC_OK) ||
        (kind == &leads_kind && access_lead(t, id, TO_SEE, &lead) == RC_OK) ||
        (kind == &invoices_kind &&
         access_invoice(t, id, TO_SEE, &invoice, NULL) == RC_OK) ||
        (kind == &accounts_kind && access_account(t, id, TO_SEE, &account) == RC_OK);

    t->err = before;
    return may;
}

const char *form_record_words(struct turn *t, const char *ref)
{
    const struct record_kind *kind;
    struct err before = t->err;
    int64_t id;

    if (!ref || ref_parse(t, ref, &kind, &id) != RC_OK) {
        t->err = before;
        return "";
    }
    if (!may_see(t, kind, id))
        return ref;
    const char *called = record_called(t, kind, id);
    /* a customer goes by the name alone */
    return kind == &accounts_kind || strncmp(called, ref, strlen(ref)) == 0
               ? called
               : arena_printf(t->arena, "%s %s", ref, called);
}

bool form_takes_text(const struct form_open *form)
{
    const struct arg *arg = asked_arg(form);
    const struct fact *fact = fact_find(form->input);

    if (wants_name(form))
        return false;
    return arg ? arg->type == ARG_WORD || arg->type == ARG_PHRASE
               : fact && (fact->kind == FACT_TEXT || fact->kind == FACT_CHOICE);
}

/* "How much to invoice": what for is told, and the command need not be. */
static bool says_of_what(const struct arg *arg)
{
    static const char bare[] = "how much";
    size_t len = strcspn(arg->about, ";");

    return len > strlen(bare) && strncmp(arg->about, bare, strlen(bare)) == 0;
}

const char *form_question(struct turn *t, const struct command *command,
                          const struct arg *arg, const char *ref, const char *question)
{
    const char *record = form_record_words(t, ref);

    if (record[0] == '\0')
        return question;
    if (arg->type != ARG_MONEY || says_of_what(arg))
        return arena_printf(t->arena, IN(t, "%s: %s", "%s：%s"), record, question);
    return arena_printf(t->arena, IN(t, "%s, %s: %s", "%s，%s：%s"), record,
                        IN(t, command->brief, command->brief_zh), question);
}

static bool is_reason(const char *input)
{
    return strcmp(input, "reason") == 0 || strcmp(input, "reason_code") == 0 ||
           strcmp(input, "comment") == 0 || strcmp(input, "words") == 0;
}

const char *form_field_words(struct turn *t, const struct form_open *form)
{
    const char *record = form_record_words(t, form->ref);
    const struct arg *arg = asked_arg(form);
    const struct fact *fact = fact_find(form->input);
    const char *label = is_reason(form->input) ? ""
                        : arg                  ? arg_label(t->arena, arg, t->lang)
                        : fact                 ? fact_label(t->arena, fact, t->lang)
                                               : form->input;
    const char *of = record[0] ? record : IN(t, "the open form", "未填的表单");

    if (!label[0])
        return arena_printf(t->arena, IN(t, "the reason for %s", "%s 的原因"), of);
    return arena_printf(t->arena, IN(t, "“%s” of %s", "%s 的“%s”"), IN(t, label, of),
                        IN(t, of, label));
}

/* --- what is no answer --------------------------------------------------------------
 */

/* One of the row's phrases stands somewhere in the folded text, as whole words. */
static bool says_any(const char *folded, const char *row)
{
    size_t len;

    return clause_sign(folded, row, &len) != NULL;
}

/* It stands under a condition, or who says it does not know. */
static const char doubts[] =
    "if|unless|once they|once we|once he|once she|as soon as|provided|providing|subject to|"
    "depends|depending|assuming|when they sign|when he signs|when she signs|after they sign|"
    "until they|would|might|may sign|may be|maybe|perhaps|possibly|probably|not sure|unsure|"
    "i think|i guess|i suppose|i hope|hopefully|basically|as good as|almost|nearly|"
    "pretty much|more or less|practically|virtually|likely|seems|looks like|should be|"
    "signing|will sign|to sign|going to sign|如果|要是|假如|倘若|只要|的话|除非|等他们|"
    "等客户|等对方|取决于|可能|也许|或许|应该|估计|差不多|基本|几乎|好像|似乎|不确定|说不定|"
    "八成|快要|要签|会签|准备签|打算签|将签|大概会|恐怕";

/* It says that it did not happen. */
static const char denials[] =
    "not|never|nobody|didn't|hasn't|haven't|isn't|aren't|wasn't|weren't|won't|don't|"
    "doesn't|can't|cannot|couldn't|wouldn't|not yet|cancelled|canceled|fell through|没|"
    "没有|未|尚未|还没|不|别|取消|黄了";

static bool wins(const struct form_open *form)
{
    return text_same(form->command->name, "won") || strstr(form->rest, " won") ||
           strstr(form->rest, "=won");
}

static bool is_doubtful_answer(struct turn *t, const char *text,
                               const struct form_open *form)
{
    const char *folded = text_fold(t->arena, text);

    return says_any(folded, doubts) || (wins(form) && says_any(folded, denials));
}

/* The account that a record belongs to; 0: none. */
static int64_t account_of(struct turn *t, const struct record_kind *kind, int64_t id)
{
    struct approval approval;
    struct invoice invoice;
    struct deal deal;

    if (kind == &accounts_kind)
        return id;
    if (kind == &deals_kind && deals_get(t, id, &deal) == RC_OK)
        return deal.account;
    if (kind == &invoices_kind && invoices_get(t, id, &invoice) == RC_OK)
        return invoice.account;
    return kind == &approvals_kind && approvals_get(t, id, &approval) == RC_OK
               ? approval.account
               : 0;
}

/* The customer of the form's record, by number or by name. */
static bool is_own_customer(struct turn *t, const struct form_open *form,
                            const struct known *known)
{
    const struct record_kind *kind;
    struct err before = t->err;
    struct lead lead = {0};
    int64_t id, account = 0;
    const char *name = "";

    if (form->ref && ref_parse(t, form->ref, &kind, &id) == RC_OK) {
        if (kind == &leads_kind && leads_get(t, id, &lead) == RC_OK)
            name = lead.name;
        account = account_of(t, kind, id);
        if (account)
            name = account_name(t, account);
    }
    t->err = before;
    return text_same(known->id, form->ref) || text_same(known->name, name) ||
           (account &&
            text_same(known->id, ref_text(t->arena, &accounts_kind, account))) ||
           strstr(form->words, known->name);
}

/* Quotes have numbers that they give, and no card here. */
static bool is_quote_number(const char *said)
{
    return strncmp(said, "Q-", 2) == 0;
}

/* Whom the words name: NULL `form`, anybody; else another than the form's. */
static bool names(struct turn *t, const struct sentence *sentence,
                  const struct form_open *form)
{
    const struct reading_context reading = sentence_context(t, &sentence->world);
    const char *text = sentence->text;
    struct sighted_names sighted;
    struct entities found;
    struct normal normal;

    entities_read(t->arena, text, strlen(text), &reading, &found);
    for (size_t i = 0; i < found.n; i++)
        if (found.rows[i].kind == ENTITY_REF && !is_quote_number(found.rows[i].said) &&
            !(form && strstr(form->words, found.rows[i].said)))
            return true;
    if (!normal_make(t->arena, text, strlen(text), &normal))
        return false;
    world_sight(&sentence->world, t->arena, &normal, &sighted);
    for (size_t i = 0; i < sighted.n; i++) {
        const struct known *known = &sighted.rows[i].known;
        if (known_is_customer(known) && !(form && is_own_customer(t, form, known)))
            return true;
    }
    return false;
}

bool form_names_somebody(struct turn *t, const struct sentence *sentence)
{
    return names(t, sentence, NULL);
}

bool form_names_another(struct turn *t, const struct sentence *sentence,
                        const struct form_open *form)
{
    return names(t, sentence, form);
}

/* "Met someone from Glenfield Dairy, 0161 496 0000": a firm with a number of its own is a
 * new lead, where no lead's is asked for. */
static bool is_new_lead(struct turn *t, const struct sentence *sentence,
                        const struct form_open *form)
{
    const struct reading_context reading = sentence_reading(t);
    struct entities found;

    if (strncmp(form->command->name, "lead", 4) == 0 ||
        strcmp(form->input, "reach") == 0 || !sentence_has(sentence, "lead.create"))
        return false;
    entities_read(t->arena, sentence->text, strlen(sentence->text), &reading, &found);
    for (size_t i = 0; i < found.n; i++)
        if (found.rows[i].kind == ENTITY_PHONE || found.rows[i].kind == ENTITY_EMAIL)
            return true;
    return false;
}

enum form_may form_may_take(struct turn *t, const struct sentence *sentence,
                            const struct form_open *form)
{
    const char *text = sentence->text;
    bool is_costly = form_is_costly(form);

    if (says_question(t->arena, text) ||
        (!form->is_reply && is_new_lead(t, sentence, form)))
        return FORM_NO;
    if (!form->is_reply && !wants_name(form) && names(t, sentence, form))
        return FORM_NO;
    bool corrects = !form->is_reply && form_behind_no(text);
    if (corrects && !form->is_next)
        return FORM_NO;
    if ((is_costly && is_doubtful_answer(t, text, form)) ||
        (!form->is_reply && form_takes_text(form) &&
         meaning_tells_of_stranger(t->arena, text)))
        return FORM_OFFER;
    if (form->is_next && !corrects)
        return FORM_YES;
    return is_costly || corrects || form->is_passed ? FORM_VALUE : FORM_YES;
}
