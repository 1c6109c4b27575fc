/* change_payment.c - a payment that was booked and is put right: "sorry, it came on
 * Tuesday", "no, it was 12,000", 不对，是恒力付的. It is taken back and booked anew, and
 * what it was is said beside what it is. */
#include "commands/access.h"
#include "commands/change_inside.h"
#include "commands/form_clauses.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "commands/parse_value.h"
#include "commands/undo.h"

#include <string.h>

static const char on[] = "on", amount[] = "amount", whose[] = "invoice";

struct order *redo_only(struct redo *step, const char *command)
{
    bool is_one = step->n == 1 && text_same(step->lines[0].command->name, command);

    return is_one ? &step->lines[0] : NULL;
}

struct order *redo_payment(struct redo *step)
{
    return redo_only(step, "payment");
}

void change_paid_day(struct turn *t, const struct entity *entity, struct order *payment)
{
    const char *day = clause_day(t, entity, true);

    order_put(payment, on, day ? day : clause_day(t, entity, false));
}

/* --- whose it was --------------------------------------------------------------------
 */

static bool is_of(struct turn *t, const char *ref, const struct known *known)
{
    return bind_is_of(t, ref, known->id[0] ? known->id : known->name);
}

/* The words without the names in them. */
static const char *without_names(struct turn *t, const struct normal *normal,
                                 const struct sighted_names *names)
{
    char *rest = arena_copy_bytes(t->arena, normal->bytes, normal->len);

    for (size_t i = 0; i < names->n; i++)
        memset(rest + names->rows[i].at.from, ' ',
               names->rows[i].at.until - names->rows[i].at.from);
    return rest;
}

bool change_payer(struct turn *t, const struct sentence *sentence, const char *words,
                  struct order *payment, const char **rest)
{
    static const char beside[] =
        "it|it's|its|was|is|that|that's|this|from|by|for|of|the|paid|payment|money|came|"
        "should|be|been|have|actually|rather|instead|not|customer|client|account|wrong|"
        "who|by them|是|应该是|应是|应该|其实是|其实|付的|付|付了|付款|打的|打款|打来的|"
        "打来|转的|转来的|到的|的|那是|这是|客户是|客户|公司|来的|的款|的钱|款|钱|那笔|这笔|"
        "记到|记在|记|算|上|名下|才对|吧|啊|呀|了|不是|而是|换成|改成|改为";
    const char *now = order_get(payment, whose), *found = NULL;
    struct sighted_names names;
    struct normal normal;

    if (!now || !normal_make(t->arena, words, strlen(words), &normal))
        return false;
    world_sight(&sentence->world, t->arena, &normal, &names);
    for (size_t i = 0; i < names.n; i++) {
        const struct known *known = &names.rows[i].known;
        if (known->kind != KNOWN_ACCOUNT || is_of(t, now, known))
            continue;
        if (found)
            return false; /* two others */
        found = known->id[0] ? known->id : known->name;
    }
    found = found ? bind_as(t, found, "account") : NULL;
    *rest = without_names(t, &normal, &names);
    if (!found ||
        !only_of(only_letters(t->arena, change_without_figures(t, sentence, *rest)),
                 beside))
        return false;
    order_put(payment, whose, found);
    return true;
}

/* --- what was put right --------------------------------------------------------------
 */

static const char *currency_of(struct turn *t, const struct order *payment)
{
    const char *ref = order_get(payment, whose);
    struct err before = t->err;
    const char *currency = "";
    struct account account;
    struct invoice invoice;
    struct ref of;

    if (ref && parse_ref(t, ref, "account invoice", &of) == RC_OK) {
        if (of.kind == &invoices_kind && invoices_get(t, of.id, &invoice) == RC_OK)
            currency = arena_copy(t->arena, invoice.total.currency);
        else if (of.kind == &accounts_kind && accounts_get(t, of.id, &account) == RC_OK)
            currency = account.currency;
    }
    t->err = before;
    return currency;
}

static const char *sum_of(struct turn *t, const struct order *payment)
{
    const char *said = order_get(payment, amount);
    struct err ignored = {.lang = t->lang};
    struct money sum;

    if (!said)
        return IN(t, "all that was open", "全部未收");
    return money_parse(said, currency_of(t, payment), &sum, &ignored) == RC_OK
               ? money_text(t->arena, sum)
               : said;
}

/* One without a day came on the day it was booked. */
static const char *day_of(struct turn *t, const struct order *payment, struct day booked)
{
    const char *said = order_get(payment, on);
    struct err ignored = {.lang = t->lang};
    struct moment moment = {booked, -1};

    if (said && moment_parse(said, t->here, &moment, &ignored) != RC_OK)
        return said;
    return day_text(t->arena, moment.day, t->today, t->lang);
}

static const char *name_of(struct turn *t, const struct order *payment)
{
    const char *ref = order_get(payment, whose);
    const char *account = ref ? bind_as(t, ref, "account") : NULL;
    const struct record_kind *kind;
    struct err before = t->err;
    const char *name = ref ? ref : "";
    int64_t id;

    if (account && ref_parse(t, account, &kind, &id) == RC_OK && kind == &accounts_kind)
        name = account_name(t, id);
    t->err = before;
    return name;
}

static void add(struct turn *t, struct text *list, const char *was, const char *is)
{
    if (!text_same(was, is))
        text_addf(list, "%s%s → %s", list->len ? IN(t, "; ", "；") : "", was, is);
}

enum rc change_paid(struct turn *t, const struct redo *was, const struct redo *is)
{
    const struct order *before = &was->lines[0], *now = &is->lines[0];
    bool is_another = !text_same(name_of(t, before), name_of(t, now));
    struct deed_words deed;
    struct text list;

    TRY(talk_deed(t, was->turn, &deed));
    struct day booked = wall_at(t, t->me.zone, deed.at).day;
    text_init(&list, t->arena, 1000);
    add(t, &list, name_of(t, before), name_of(t, now));
    add(t, &list, sum_of(t, before), sum_of(t, now));
    add(t, &list, day_of(t, before, booked), day_of(t, now, booked));
    if (list.len)
        say(t, IN(t, "Put right: %s.", "已更正：%s。"), list.bytes);
    TRY(redo_run(t, is));
    return is_another ? undo_tell(t, was->turn) : RC_OK;
}
