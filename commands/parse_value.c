/* parse_value.c - what a text means, by the type of its argument. */
#include "commands/parse_value.h"
#include "commands/access.h"
#include "store/accounts.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A value is short, whatever its type; a phrase is not read here. */
enum { VALUE_MOST = 1000 };

size_t value_words(enum arg_type type)
{
    switch (type) {
    case ARG_MONEY:
        return 2; /* 48500 USD */
    case ARG_DAY:
        return 3; /* 18 March 2026 */
    case ARG_MOMENT:
        return 4;
    case ARG_REF:
        return 5; /* a customer's name */
    case ARG_PERSON:
        return 3;
    case ARG_WORD:
    case ARG_PHRASE:
    case ARG_NUMBER:
    case ARG_PAIRS:
        return 1;
    }
    return 1;
}

enum input_kind value_input(enum arg_type type)
{
    switch (type) {
    case ARG_MONEY:
        return INPUT_MONEY;
    case ARG_DAY:
        return INPUT_DAY;
    case ARG_NUMBER:
        return INPUT_NUMBER;
    case ARG_PHRASE:
        return INPUT_LINES;
    case ARG_WORD:
    case ARG_MOMENT:
    case ARG_REF:
    case ARG_PERSON:
    case ARG_PAIRS:
        return INPUT_LINE;
    }
    return INPUT_LINE;
}

static bool in_list(const char *kinds, const char *name)
{
    size_t len = strlen(name);

    if (!kinds)
        return true;
    for (const char *at = kinds; (at = strstr(at, name)) != NULL; at += len)
        if ((at == kinds || at[-1] == ' ') && (at[len] == '\0' || at[len] == ' '))
            return true;
    return false;
}

/* The customer itself, or what it has open of this kind. */
static enum rc account_has(struct turn *t, const struct account *account,
                           const char *kind, struct ref *out)
{
    if (strcmp(kind, "account") == 0) {
        *out = (struct ref){&accounts_kind, account->id};
        return RC_OK;
    }
    if (strcmp(kind, "deal") == 0) {
        struct deal deal;
        TRY(deals_open_of(t, account->id, &deal));
        *out = (struct ref){&deals_kind, deal.id};
        return RC_OK;
    }
    if (strcmp(kind, "invoice") == 0) {
        struct invoice invoice;
        size_t n = 0;
        TRY(invoices_open_of(t, account->id, 1, &invoice, &n));
        if (n == 0)
            return RC_ABSENT;
        *out = (struct ref){&invoices_kind, invoice.id};
        return RC_OK;
    }
    return RC_ABSENT;
}

static enum rc no_deal_yet(struct turn *t, const char *lead, const char *ref)
{
    (void)err_set(
        &t->err, RC_ABSENT,
        IN(t, "%s is a lead still, %s, and no deal", "%s还是线索（%s），不是商机"), lead,
        ref);
    ask_offer(t, IN(t, "Make it a deal", "转商机"), "qualify %s", ref);
    return err_hint(&t->err, IN(t, "`qualify %s` makes it one", "发“转商机 %s”"), ref);
}

/* Called by the name of a lead of one's own, which is no customer yet. */
static enum rc is_lead_yet(struct turn *t, const char *name)
{
    struct err before = t->err;
    struct lead lead;

    enum rc rc = leads_by_name(t, name, &lead);
    t->err = before;
    if (rc != RC_OK)
        return rc;
    if (lead.owner != t->me.id)
        return RC_ABSENT;
    return no_deal_yet(t, lead.name, ref_text(t->arena, &leads_kind, lead.id));
}

/* A lead of this name; of one that has become a deal the customer's newest deal stands
 * for it, be it closed, wherever a deal is wanted as well. */
static enum rc lead_named(struct turn *t, const char *name, const char *kinds,
                          const struct account *account, struct ref *out)
{
    struct err before = t->err;
    struct deal deal;
    struct lead lead;

    TRY(leads_by_name(t, name, &lead));
    *out = (struct ref){&leads_kind, lead.id};
    if (lead.deal == 0 || !account || !in_list(kinds, deals_kind.name))
        return RC_OK;
    enum rc rc = deals_last_of(t, account->id, &deal);
    if (rc == RC_OK)
        *out = (struct ref){&deals_kind, deal.id};
    t->err = before;
    return rc == RC_ABSENT ? RC_OK : rc;
}

/* The first kind of the list of which the customer has one. */
static enum rc by_name(struct turn *t, const char *name, const char *kinds,
                       struct ref *out)
{
    struct account account = {0};
    bool has_account = accounts_find(t, name, &account) == RC_OK;
    size_t n;
    struct word *list = words_split(t->arena, kinds ? kinds : "deal lead account", &n);

    for (size_t i = 0; i < n; i++) {
        enum rc rc = RC_ABSENT;
        if (strcmp(list[i].value, "lead") == 0)
            rc = lead_named(t, name, kinds, has_account ? &account : NULL, out);
        else if (has_account)
            rc = account_has(t, &account, list[i].value, out);
        if (rc != RC_ABSENT)
            return rc;
    }
    if (!has_account)
        return is_lead_yet(t, name);
    const struct record_kind *first = n ? record_kind_named(list[0].value) : &deals_kind;
    return err_set(&t->err, RC_ABSENT, IN(t, "%s has no open %s", "%s没有未结的%s"),
                   account.name,
                   first ? IN(t, first->name, first->name_zh) : list[0].value);
}

static enum rc wrong_kind(struct turn *t, const char *text, const char *kinds,
                          const struct record_kind *kind, int64_t id)
{
    size_t n;
    struct word *wanted = words_split(t->arena, kinds, &n);
    const struct record_kind *first = n ? record_kind_named(wanted[0].value) : NULL;
    struct err before = t->err;
    struct lead lead;

    if (kind == &leads_kind && in_list(kinds, deals_kind.name) &&
        leads_get(t, id, &lead) == RC_OK && lead.deal == 0 && access_sees(t, lead.owner))
        return no_deal_yet(t, lead.name, ref_text(t->arena, kind, id));
    t->err = before;
    (void)err_set(&t->err, RC_USAGE, IN(t, "%s is no %s", "%s 不是%s"),
                  words_short(t->arena, text),
                  first ? IN(t, first->name, first->name_zh) : kinds);
    if (!first || !first->prefix || first == &accounts_kind)
        return RC_USAGE;
    return err_hint(&t->err,
                    IN(t, "say its number, such as %s5, or the customer's name",
                       "请写编号，如 %s5，或客户名称"),
                    first->prefix);
}

enum rc parse_ref(struct turn *t, const char *text, const char *kinds, struct ref *out)
{
    const struct record_kind *kind = NULL;
    int64_t id = 0;
    enum rc rc = ref_parse(t, text, &kind, &id);

    if (rc == RC_OK && !in_list(kinds, kind->name))
        return wrong_kind(t, text, kinds, kind, id);
    if (rc == RC_OK) {
        *out = (struct ref){kind, id};
        return RC_OK;
    }
    if (rc == RC_BROKEN)
        return rc;
    t->err = (struct err){.lang = t->err.lang};
    rc = by_name(t, text, kinds, out);
    if (rc == RC_ABSENT && t->err.said[0] == '\0')
        return err_set(
            &t->err, RC_ABSENT,
            IN(t, "there is no record or customer \"%s\"", "没有记录或客户“%s”"),
            words_short(t->arena, text));
    return rc;
}

bool value_is_ref(struct turn *t, const char *text)
{
    const struct record_kind *kind = NULL;
    int64_t id = 0;
    struct err before = t->err;
    bool is_ref = ref_parse(t, text, &kind, &id) == RC_OK;

    t->err = before;
    return is_ref;
}

static enum rc read_person(struct turn *t, const char *text, struct who *out)
{
    struct person person;

    if (strcmp(text, "me") == 0 || strcmp(text, "我") == 0) {
        out->id = t->me.id;
        return RC_OK;
    }
    TRY(people_find(t, text, &person));
    out->id = person.id;
    return RC_OK;
}

static enum rc read_number(struct turn *t, const char *text, int64_t *out)
{
    const char *folded = text_fold(t->arena, text);
    char *end = NULL;

    errno = 0;
    long long value = strtoll(folded, &end, 10);
    if (errno || end == folded || *end || words_blank(folded))
        return err_set(
            &t->err, RC_USAGE,
            IN(t, "\"%s\" is no whole number, such as 3", "“%s”不是整数，如 3"),
            words_short(t->arena, text));
    *out = value;
    return RC_OK;
}

static enum rc read_day(struct turn *t, const char *text, struct day *out)
{
    struct moment moment;

    TRY(moment_parse(text, t->here, &moment, &t->err));
    *out = moment.day;
    return RC_OK;
}

enum rc value_moment(struct turn *t, const char *text, struct moment *out)
{
    struct err before = t->err;
    enum rc rc = moment_parse(text, t->here, out, &t->err);

    if (rc != RC_USAGE || words_is_han(utf8_next(&(const char *){text})))
        return rc;
    struct err first = t->err;
    t->err = before;
    rc = moment_parse(arena_printf(t->arena, "today %s", text), t->here, out, &t->err);
    if (rc == RC_USAGE)
        t->err = first;
    return rc;
}

bool value_is_figure(const char *text)
{
    size_t len = strspn(text, "+-0123456789.,/:");

    return text[len] == '\0' && strpbrk(text, "0123456789") && strpbrk(text, "+-./:");
}

/* Digits of either language that begin the text, in bytes. */
static size_t digits_at(const char *text)
{
    static const char *const han[] = {"零", "〇", "一", "二", "两", "三", "四",
                                      "五", "六", "七", "八", "九", "十"};
    size_t len = strspn(text, "0123456789"), before;

    if (len > 0)
        return len;
    do {
        before = len;
        for (size_t i = 0; i < COUNT(han); i++)
            if (strncmp(text + len, han[i], strlen(han[i])) == 0)
                len += strlen(han[i]);
    } while (len > before);
    return len;
}

/* How long the clock time is that begins the text; 0 when none does. */
static size_t clock_at(const char *text)
{
    size_t len = digits_at(text);

    if (len == 0)
        return 0;
    if (strncmp(text + len, "点", 3) == 0 || strncmp(text + len, "點", 3) == 0)
        return len + 3;
    if (text[len] == ':' && strspn(text + len + 1, "0123456789") == 2)
        len += 3;
    if (strncmp(text + len, "am", 2) == 0 || strncmp(text + len, "pm", 2) == 0)
        return len + 2;
    return len > 3 && text[len - 3] == ':' ? len : 0;
}

enum rc value_refuse_clock(struct turn *t, const char *text)
{
    const char *folded = text_fold(t->arena, text);
    size_t len = clock_at(folded);
    struct moment ignored;

    if (len == 0 || len > 40)
        return RC_OK;
    return moment_parse(arena_copy_bytes(t->arena, folded, len), t->here, &ignored,
                        &t->err);
}

enum rc value_refuse_clocks(struct turn *t, const char *text)
{
    static const char inside[] = "0123456789:.-/";

    for (size_t at = 0; text[at]; at++)
        if (at == 0 || !strchr(inside, text[at - 1]) || text[at - 1] == '-')
            TRY(value_refuse_clock(t, text + at));
    return RC_OK;
}

enum rc value_read(struct turn *t, const struct arg *arg, const char *text, char *into)
{
    void *field = into + arg->offset;

    if (arg->type != ARG_PHRASE && strlen(text) > VALUE_MOST)
        return err_set(
            &t->err, RC_USAGE,
            IN(t, "%s is too long: %d letters at most", "%s太长，最多 %d 个字母"),
            arg_name_said(arg, t->lang), VALUE_MOST);
    switch (arg->type) {
    case ARG_WORD:
        *(const char **)field = text;
        return RC_OK;
    case ARG_PHRASE:
        ((struct phrase *)field)->text = text;
        return RC_OK;
    case ARG_MONEY:
        return money_parse(text, "", field, &t->err);
    case ARG_DAY:
        return read_day(t, text, field);
    case ARG_MOMENT:
        return value_moment(t, text, field);
    case ARG_NUMBER:
        return read_number(t, text, field);
    case ARG_REF:
        return parse_ref(t, text, arg->kinds, field);
    case ARG_PERSON:
        return read_person(t, text, field);
    case ARG_PAIRS:
        break;
    }
    return err_set(&t->err, RC_USAGE,
                   IN(t, "say it as name=value, such as amount=5000",
                      "请写成 名称=值，如 金额=5000"));
}
