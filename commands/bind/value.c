/* value.c - what a sentence said, as the argument of a command wants it. */
#include "commands/bind/bind.h"
#include "commands/parse.h"
#include "commands/sentence.h"
#include "store/approvals.h"
#include "store/reminders.h"

#include <stdlib.h>
#include <string.h>

/* --- which record ------------------------------------------------------------------- */

/* The account's own name finds its deal, its invoice or itself (parse.h). */
static const char *of_account(struct turn *t, int64_t account, const char *kinds)
{
    const char *name = account_name(t, account);
    struct ref ref;

    if (name[0] == '\0' || parse_ref(t, name, kinds, &ref) != RC_OK)
        return NULL;
    return ref_text(t->arena, ref.kind, ref.id);
}

/* What hangs together with a record of a kind that is not wanted here: a note on an
 * invoice goes to its deal. */
static const char *related(struct turn *t, struct ref from, const char *kinds)
{
    struct approval approval;
    struct reminder reminder;
    struct invoice invoice;
    struct deal deal;
    struct lead lead;
    int64_t of_deal = 0, account = 0;

    if (from.kind == &invoices_kind && invoices_get(t, from.id, &invoice) == RC_OK) {
        of_deal = invoice.deal;
        account = invoice.account;
    } else if (from.kind == &approvals_kind &&
               approvals_get(t, from.id, &approval) == RC_OK) {
        of_deal = approval.deal;
        account = approval.account;
    } else if (from.kind == &deals_kind && deals_get(t, from.id, &deal) == RC_OK) {
        account = deal.account;
    } else if (from.kind == &leads_kind && leads_get(t, from.id, &lead) == RC_OK) {
        of_deal = lead.deal;
    } else if (from.kind == &accounts_kind) {
        account = from.id;
    } else if (from.kind == &reminders_kind &&
               reminders_get(t, from.id, &reminder) == RC_OK && reminder.kind[0]) {
        const struct ref of = {record_kind_named(reminder.kind), reminder.record};
        if (!of.kind)
            return NULL;
        return strstr(kinds, of.kind->name) ? ref_text(t->arena, of.kind, of.id)
                                            : related(t, of, kinds);
    }
    if (of_deal && strstr(kinds, deals_kind.name))
        return ref_text(t->arena, &deals_kind, of_deal);
    return account ? of_account(t, account, kinds) : NULL;
}

static const char *as_kind(struct turn *t, const char *called, const char *kinds)
{
    struct err before = t->err;
    const char *found = NULL;
    struct ref ref;

    if (parse_ref(t, called, kinds, &ref) == RC_OK)
        found = ref_text(t->arena, ref.kind, ref.id);
    else if (parse_ref(t, called, NULL, &ref) == RC_OK)
        found = related(t, ref, kinds ? kinds : "deal lead");
    t->err = before;
    return found;
}

const char *bind_as(struct turn *t, const char *called, const char *kinds)
{
    return as_kind(t, called, kinds);
}

/* C-310, SO-511: nothing of ours has such numbers yet. */
static bool is_of_no_kind(struct turn *t, const char *ref)
{
    const struct record_kind *kind;
    struct err before = t->err;
    int64_t id;
    bool is_ours = ref_parse(t, ref, &kind, &id) == RC_OK;

    t->err = before;
    return !is_ours;
}

bool bind_is_of(struct turn *t, const char *ref, const char *customer)
{
    static const char *const kinds[] = {"account", "lead"};

    for (size_t i = 0; i < COUNT(kinds); i++) {
        const char *whose = as_kind(t, ref, kinds[i]);
        if (whose && text_same(whose, as_kind(t, customer, kinds[i])))
            return true;
    }
    return false;
}

const char *bind_record(const struct said *said, const char *kinds)
{
    const char *named[] = {meaning_get(said->meaning, "ref"),
                           meaning_get(said->meaning, "customer"), said->reply_to,
                           said->about};
    bool is_customer_named = !text_empty(named[1]);
    const char *first = NULL;

    for (size_t i = 0; i < COUNT(named); i++) {
        if (text_empty(named[i]))
            continue;
        /* Whom the words name is meant: what was answered or spoken of before stands for
         * it only where it is that customer's own (its deal is won, say). */
        if (i > 1 && is_customer_named && !bind_is_of(said->t, named[i], named[1]))
            continue;
        const char *found = as_kind(said->t, named[i], kinds);
        if (found)
            return found;
        if (i == 0 && is_of_no_kind(said->t, named[i]))
            continue;
        first = first ? first : named[i];
    }
    return first ? first : "";
}

const char *bind_called(const struct said *said)
{
    for (size_t i = 0; i < said->meaning->n_slots; i++) {
        const struct slot *slot = &said->meaning->slots[i];
        if (strcmp(slot->key, "customer") == 0 && slot->span.from < slot->span.until &&
            slot->span.until <= strlen(said->text))
            return arena_copy_bytes(said->t->arena, said->text + slot->span.from,
                                    slot->span.until - slot->span.from);
    }
    return "";
}

/* --- values ------------------------------------------------------------------------- */

static const char *as_record(const struct said *said, const struct arg *arg)
{
    const char *record = bind_record(said, arg ? arg->kinds : NULL);

    return record[0] ? record : NULL;
}

static const char *as_money(const struct said *said, const struct arg *arg)
{
    const char *amount = meaning_get(said->meaning, "amount");
    const char *currency = meaning_get(said->meaning, "currency");

    (void)arg;
    if (!amount || !currency)
        return amount;
    return arena_printf(said->t->arena, "%s %s", amount, currency);
}

/* A part of the day is its usual hour. */
static const char *hour_of(const char *part)
{
    static const struct {
        const char *part, *hour;
    } hours[] = {{"am", "09:00"},
                 {"noon", "12:00"},
                 {"pm", "14:00"},
                 {"eve", "19:00"},
                 {"eod", "17:30"}};

    for (size_t i = 0; part && i < COUNT(hours); i++)
        if (strcmp(hours[i].part, part) == 0)
            return hours[i].hour;
    return NULL;
}

/* "2026-03-18T15:00" is "2026-03-18 15:00" to a command. */
static const char *as_when(const struct said *said, const struct arg *arg)
{
    const char *due = meaning_get(said->meaning, "due"), *clock;
    const char *hour = hour_of(meaning_get(said->meaning, "part"));

    (void)arg;
    if (!due)
        return NULL;
    clock = strchr(due, 'T');
    if (clock)
        return arena_printf(said->t->arena, "%.*s %s", (int)(clock - due), due,
                            clock + 1);
    return hour ? arena_printf(said->t->arena, "%s %s", due, hour) : due;
}

/* Handles, apart by blanks; any of them may decide. */
static const char *as_people(const struct said *said, const struct arg *arg)
{
    const char *to = meaning_get(said->meaning, "to");
    struct text out;

    (void)arg;
    if (!to)
        return NULL;
    text_init(&out, said->t->arena, 1000);
    for (; *to; to++)
        text_add(&out, *to == ' ' ? ", " : (char[]){*to, '\0'});
    return out.bytes;
}

static const char *as_first(const struct said *said, const struct arg *arg)
{
    const char *to = meaning_get(said->meaning, "to");

    (void)arg;
    if (!to)
        return meaning_get(said->meaning, "owner");
    return arena_copy_bytes(said->t->arena, to, strcspn(to, " "));
}

/* What stands behind the first of these marks; NULL when none does. A comma between
 * figures parts no words. */
static const char *behind(const char *text, const char *const *marks, size_t n)
{
    const char *first = NULL;

    for (size_t i = 0; i < n; i++)
        for (const char *at = text; (at = strstr(at, marks[i])) != NULL;) {
            at += strlen(marks[i]);
            if (*at >= '0' && *at <= '9' && strcmp(marks[i], ",") == 0)
                continue;
            if (!first || at < first)
                first = at;
            break;
        }
    return first;
}

/* "Ask Dan", 走审批: whom it goes to is no reason. Behind such clauses. */
static const char *behind_whom(struct arena *arena, const char *tail)
{
    static const char *const begins[] = {
        "ask ",     "pls ask ",    "please ask ",   "tell ",  "send it ",
        "send to ", "check with ", "need approval", "走审批", "报给",
        "问一下",   "问下",        "问问",          "找",     "提交"};
    static const char *const marks[] = {",", "，", "；", ";", "。", ". "};

    for (;;) {
        tail += strspn(tail, " ");
        const char *folded = text_fold(arena, tail);
        bool is_whom = false;
        for (size_t i = 0; i < COUNT(begins); i++)
            is_whom |= strncmp(folded, begins[i], strlen(begins[i])) == 0;
        if (!is_whom)
            return tail;
        const char *next = behind(tail, marks, COUNT(marks));
        if (!next)
            return "";
        tail = next;
    }
}

/* Of a request that was read whole the reason is what follows it; where nothing does, it
 * is asked for. */
static const char *reason_in(struct arena *arena, const char *text)
{
    static const char *const commas[] = {",", "，", "；", ";", "。"};
    static const char *const because[] = {" because ", " since ", "因为", "理由是"};
    const char *why = behind(text, because, COUNT(because));
    const char *tail = why ? why : behind(text, commas, COUNT(commas));

    if (!tail)
        return NULL;
    tail = why ? tail + strspn(tail, " ") : behind_whom(arena, tail);
    if (!*tail)
        return NULL;
    return strstr(tail, "折") || strstr(tail, "% off") ? text : arena_copy(arena, tail);
}

static const char *as_words(const struct said *said, const struct arg *arg)
{
    const char *body = meaning_get(said->meaning, "body");

    (void)arg;
    /* A note stands as it was typed, "it" and all, and so does a reason; what one is
     * reminded of later must say what it was. */
    bool is_note = strcmp(said->meaning->cmd, "note.add") == 0;
    bool is_reason = strcmp(said->meaning->cmd, "approval.request") == 0;
    if (is_reason && (text_empty(body) || text_same(body, said->text)))
        return reason_in(said->t->arena, said->text);
    if (text_empty(body) || (said->about && is_note))
        return said->text;
    return said->about && is_reason
               ? without_it(said->t->arena, body, said->text, said->about)
               : body;
}

/* What was said besides the command itself. */
static const char *as_body(const struct said *said, const struct arg *arg)
{
    const char *body = meaning_get(said->meaning, "body");

    (void)arg;
    return body && (text_same(body, said->text) || said->about) ? NULL : body;
}

static const char *as_need(const struct said *said, const struct arg *arg)
{
    const char *product = meaning_get(said->meaning, "product");

    return product ? product : as_body(said, arg);
}

static const struct {
    const char *name;
    const char *(*read)(const struct said *said, const struct arg *arg);
} readers[] = {{"record", as_record}, {"money", as_money}, {"when", as_when},
               {"people", as_people}, {"first", as_first}, {"words", as_words},
               {"body", as_body},     {"need", as_need}};

const char *bind_value(const struct said *said, const char *name, const struct arg *arg)
{
    for (size_t i = 0; i < COUNT(readers); i++)
        if (strcmp(readers[i].name, name) == 0)
            return readers[i].read(said, arg);
    const char *value = meaning_get(said->meaning, name);
    if (value && arg && arg->type == ARG_DAY)
        return arena_copy_bytes(said->t->arena, value, strcspn(value, "T"));
    return value;
}
