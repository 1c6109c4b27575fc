/* until_paid.c - a reminder to see whether an invoice is paid: the payment ends it. */
#include "commands/until_paid.h"
#include "commands/only_words.h"
#include "commands/sentence.h"
#include "commands/world_of.h"
#include "store/people.h"

#include <string.h>

enum { ENDED_MOST = 50 };

/* What asks, what is asked after, and what may stand between them. One word beside these
 * and the reminder may be about something else. */
static const char asking[] =
    "check|check on|check in|see|look|look up|look into|ask|find out|verify|confirm|"
    "make sure|follow up|whether|if|why|did|看|看看|看下|看一下|看一看|查|查查|查下|"
    "查一下|检查|确认|确认下|确认一下|核实|核对|问|问问|问下|问一下|了解|跟进|跟一下|盯|"
    "盯一下|是否|有没有|是不是|付没付|到没到|付了没|付了吗|到账没|收到没|吗|没|没有";
static const char chasing[] =
    "chase|chase up|dun|催|催催|催下|催一下|催款|催收|催账|催付|追款|追一下|追";
/* Told to somebody, these begin with the payment. */
static const char confirming[] = "confirm|verify|确认|确认下|确认一下|核实|核对";
static const char telling[] = "to|给";
static const char paying[] =
    "paid|pay|pays|payment|payments|money|unpaid|overdue|settled|came in|come in|付款|付|"
    "付清|付了|付掉|已付|没付|付没付|付了没|付了吗|到账|到账没|到没到|到款|回款|收到款|"
    "收款|打款|汇款|货款|尾款|欠款|款|款项|钱|结清|结款|结账|进账|逾期";
static const char between[] =
    "is|was|has|have|had|been|does|do|are|a|an|the|that|this|of|for|from|on|at|by|to|"
    "with|us|we|they|he|she|it|its|their|them|again|yet|already|now|still|please|me|"
    "about|up|in|finally|they've|he's|she's|it's|who|anyone|customer|client|invoice|"
    "invoices|not|hasn't|isn't|haven't|wasn't|了|的|我|我们|给|客户|对方|他们|她们|人家|"
    "公司|发票|这张|那张|这笔|那笔|一下|下|是|已|已经|还|有|过|把|来|去|请|记得|再|到底|"
    "究竟|情况|进度|状态|呢|啊|吧|提醒|提醒我";

static bool has_one(const char *letters, const char *row, const char *any_word)
{
    while (*letters) {
        size_t len = only_taken(letters, any_word);
        if (len == 0)
            return false; /* a word of no list */
        if (only_listed(letters, len, row))
            return true;
        letters += len;
        letters += *letters == ' ';
    }
    return false;
}

static void blank_out(char *text, size_t from, size_t until)
{
    memset(text + from, ' ', until - from);
}

/* The words without the numbers of records, times and names; the invoices among the
 * numbers are counted. */
static const char *words_alone(struct turn *t, const char *text, const char **invoice,
                               size_t *n_invoices)
{
    const struct reading_context context = sentence_reading(t);
    char *alone = arena_copy(t->arena, text);
    struct sighted_names names;
    struct entities found;
    struct normal normal;

    entities_read(t->arena, text, strlen(text), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *row = &found.rows[i];
        if (row->kind == ENTITY_REF && strncmp(row->said, "INV-", 4) == 0) {
            *invoice = row->said;
            (*n_invoices)++;
        } else if (row->kind > ENTITY_REPEAT && row->kind != ENTITY_MENTION) {
            continue;
        }
        blank_out(alone, row->span.from, row->span.until);
    }
    if (!world_of_sight(t, text, &normal, &names))
        return alone;
    for (size_t i = 0; i < names.n; i++) {
        size_t from, until;
        normal_span(&normal, names.rows[i].at.from, names.rows[i].at.until, &from,
                    &until);
        blank_out(alone, from, until);
    }
    return alone;
}

static bool asks_after_payment(struct arena *arena, const char *words)
{
    const char *any_word =
        arena_printf(arena, "%s|%s|%s|%s", asking, chasing, paying, between);
    const char *letters = only_letters(arena, words);
    bool is_asked = only_taken(letters, "has|have|did|is|was|are");

    if (!only_of(letters, any_word) ||
        (has_one(letters, confirming, any_word) && has_one(letters, telling, any_word)))
        return false;
    return has_one(letters, chasing, any_word) ||
           ((is_asked || has_one(letters, asking, any_word)) &&
            has_one(letters, paying, any_word));
}

int64_t until_paid_by(struct turn *t, const struct reminder *reminder,
                      const struct person *owner)
{
    const char *number = NULL, *words;
    struct err before = t->err;
    struct invoice invoice;
    size_t n_invoices = 0;
    int64_t id, whose = 0;

    words = words_alone(t, reminder->text, &number, &n_invoices);
    id = n_invoices == 0 && text_same(reminder->kind, invoices_kind.name)
             ? reminder->record
             : 0;
    if (n_invoices > 1 || (!number && !id) || !asks_after_payment(t->arena, words))
        return 0;
    const struct record_kind *kind = &invoices_kind;
    bool is_seen = (!number || ref_parse(t, number, &kind, &id) == RC_OK) &&
                   kind == &invoices_kind &&
                   access_invoice(t, id, TO_SEE, &invoice, &whose) == RC_OK;
    t->err = before;
    return is_seen && access_sees_as(t, owner, whose) &&
                   invoice.state == INVOICE_ISSUED &&
                   !money_is_zero(invoice_open(&invoice))
               ? id
               : 0;
}

/* "INV-7 is paid; your reminder R-1 is done: check ...", to its owner. */
static enum rc tell_done(struct turn *t, const struct reminder *reminder,
                         const struct invoice *invoice)
{
    struct person owner;

    if (people_get(t, reminder->owner, &owner) != RC_OK || !owner.is_active)
        return RC_OK;
    struct card card = {
        .text = arena_printf(t->arena,
                             IN(&owner, "%s is paid; your reminder %s is done: %s",
                                "%s 已收清；您的提醒 %s 已完成：%s"),
                             ref_text(t->arena, &invoices_kind, invoice->id),
                             ref_text(t->arena, &reminders_kind, reminder->id),
                             reminder->text)};
    return tell_person(t, &owner, &card, TELL_CHAT);
}

enum rc until_paid_end(struct turn *t, const struct invoice *invoice,
                       const struct person *told, const char **words)
{
    struct reminder *list = TAKE_N(t->arena, ENDED_MOST, struct reminder);
    size_t n = 0;

    *words = "";
    if (!money_is_zero(invoice_open(invoice)))
        return RC_OK;
    TRY(reminders_until_paid(t, invoice->id, ENDED_MOST, list, &n));
    for (size_t i = 0; i < n; i++) {
        const char *ref = ref_text(t->arena, &reminders_kind, list[i].id);
        list[i].state = "done";
        TRY(reminders_put(t, &list[i]));
        if (list[i].owner == t->me.id)
            say(t, IN(t, "Your reminder %s is done: %s", "您的提醒 %s 已完成：%s"), ref,
                list[i].text);
        else if (told && list[i].owner == told->id)
            *words = arena_printf(t->arena,
                                  IN(told, "%s\nYour reminder %s is done: %s",
                                     "%s\n您的提醒 %s 已完成：%s"),
                                  *words, ref, list[i].text);
        else
            TRY(tell_done(t, &list[i], invoice));
    }
    return RC_OK;
}
