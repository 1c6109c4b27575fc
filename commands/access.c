/* access.c - who may, and the words that most answers share. */
#include "commands/access.h"
#include "commands/words.h"
#include "sales/lead.h"
#include "store/people.h"

#include <string.h>

enum { NAMES_MOST = 3 };

/* Of people with any of the roles: "孙琪, Priya Nair". */
static const char *names_of(struct turn *t, unsigned roles)
{
    struct person people[NAMES_MOST];
    struct text text;
    size_t n = 0;

    text_init(&text, t->arena, 300);
    if (people_with(t, roles, people, COUNT(people), &n) != RC_OK)
        n = 0;
    for (size_t i = 0; i < n; i++)
        text_addf(&text, "%s%s", i ? IN(t, ", ", "、") : "", people[i].name);
    return text.bytes;
}

enum rc access_role(struct turn *t, unsigned roles, const char *what, const char *what_zh)
{
    if (person_may(&t->me, roles))
        return RC_OK;
    const char *names = names_of(t, roles);
    return err_set(&t->err, RC_DENIED, IN(t, "only %s may %s%s%s", "只有%s可以%s%s%s"),
                   roles_any(t->arena, roles, t->lang), IN(t, what, what_zh),
                   names[0] ? IN(t, ": ", "：") : "", names);
}

static int64_t manager_of(struct turn *t, int64_t person)
{
    struct person someone;

    if (person == 0 || person_known(t, person, &someone) != RC_OK)
        return 0;
    return someone.manager;
}

bool access_sees_as(struct turn *t, const struct person *person, int64_t owner)
{
    if (owner == person->id)
        return true;
    return person_sees(person, owner, manager_of(t, owner));
}

bool access_sees(struct turn *t, int64_t owner)
{
    return access_sees_as(t, &t->me, owner);
}

/* Who only wanted to look is told who may. */
static enum rc may_not_see(struct turn *t, const char *ref, int64_t owner,
                           int64_t manager)
{
    if (manager)
        return err_set(&t->err, RC_DENIED,
                       IN(t, "%s is %s's; they and their manager %s may see it",
                          "%s 由%s负责，只有本人和上级%s可以查看"),
                       ref, people_name(t, owner), people_name(t, manager));
    return err_set(
        &t->err, RC_DENIED,
        IN(t, "%s is %s's; only they may see it", "%s 由%s负责，只有本人可以查看"), ref,
        people_name(t, owner));
}

enum rc access_owned(struct turn *t, enum access access, const char *ref, int64_t owner)
{
    int64_t manager = owner == t->me.id ? 0 : manager_of(t, owner);

    if (access == TO_SEE ? person_sees(&t->me, owner, manager)
                         : person_changes(&t->me, owner, manager))
        return RC_OK;
    if (owner == 0) {
        (void)err_set(
            &t->err, RC_DENIED,
            IN(t, "%s is in the pool and nobody's", "%s 在公海里，还没有人负责"), ref);
        return err_hint(&t->err, IN(t, "`lead take %s` makes it yours", "先发“领取 %s”"),
                        ref);
    }
    if (access == TO_SEE)
        return may_not_see(t, ref, owner, manager);
    if (manager)
        return err_set(&t->err, RC_DENIED,
                       IN(t, "%s is %s's; they or their manager %s may do that",
                          "%s 由%s负责，只有本人或上级%s可以操作"),
                       ref, people_name(t, owner), people_name(t, manager));
    return err_set(
        &t->err, RC_DENIED,
        IN(t, "%s is %s's; only they may do that", "%s 由%s负责，只有本人可以操作"), ref,
        people_name(t, owner));
}

enum rc access_deal(struct turn *t, int64_t id, enum access access, struct deal *out)
{
    struct deal deal;

    TRY(deals_get(t, id, &deal));
    TRY(access_owned(t, access, ref_text(t->arena, &deals_kind, id), deal.owner));
    *out = deal;
    return RC_OK;
}

enum rc access_lead(struct turn *t, int64_t id, enum access access, struct lead *out)
{
    struct lead lead;

    TRY(leads_get(t, id, &lead));
    TRY(access_owned(t, access, ref_text(t->arena, &leads_kind, id), lead.owner));
    *out = lead;
    return RC_OK;
}

enum rc access_account(struct turn *t, int64_t id, enum access access,
                       struct account *out)
{
    struct account account;

    TRY(accounts_get(t, id, &account));
    TRY(access_owned(t, access, account.name, account.owner));
    *out = account;
    return RC_OK;
}

enum rc access_invoice(struct turn *t, int64_t id, enum access access,
                       struct invoice *out, int64_t *owner)
{
    struct invoice invoice;
    struct account account;
    struct deal deal;

    TRY(invoices_get(t, id, &invoice));
    TRY(accounts_get(t, invoice.account, &account));
    int64_t whose = account.owner;
    if (invoice.deal && deals_get(t, invoice.deal, &deal) == RC_OK)
        whose = deal.owner;
    if (access == TO_SEE || !person_may(&t->me, BOOKS))
        TRY(access_owned(t, access, ref_text(t->arena, &invoices_kind, id), whose));
    *out = invoice;
    if (owner)
        *owner = whose;
    return RC_OK;
}

const char *access_time(struct turn *t, int64_t instant)
{
    struct moment at = wall_at(t, t->me.zone, instant);

    if (at.day.n == t->today.n)
        return arena_printf(t->arena, "%02d:%02d", at.minute / 60, at.minute % 60);
    return moment_text(t->arena, at, t->today, t->lang);
}

const char *deal_label(struct turn *t, const struct deal *deal)
{
    return arena_join(t->arena, ref_text(t->arena, &deals_kind, deal->id), " ",
                      account_name(t, deal->account), NULL);
}

const char *amount_command(struct turn *t, const struct deal *deal, struct money amount)
{
    return arena_printf(t->arena, "deal update %s amount=%s",
                        ref_text(t->arena, &deals_kind, deal->id),
                        words_quote(t->arena, money_plain(t->arena, amount)));
}

const char *usual_currency(struct turn *t, int64_t owner)
{
    enum { LOOKED_AT = 50 };

    const unsigned all = (1U << STAGES) - 1;
    struct deal *list = TAKE_N(t->arena, LOOKED_AT, struct deal);
    const char *best = t->firm.currency;
    struct err before = t->err;
    size_t n = 0, most = 0;

    if (!owner || deals_list(t, owner, all, 0, LOOKED_AT, list, &n) != RC_OK)
        n = 0;
    t->err = before;
    for (size_t i = 0; i < n; i++) {
        size_t same = 0;
        for (size_t k = 0; k < n; k++)
            same += strcmp(list[k].amount.currency, list[i].amount.currency) == 0;
        if (list[i].amount.currency[0] && same > most) {
            best = list[i].amount.currency;
            most = same;
        }
    }
    return best;
}

const char *usual_region(const struct turn *t)
{
    const char *region = phone_region(t->me.zone);

    if (region[0] || !text_same(t->me.zone, t->firm.zone))
        return region;
    return t->firm.region;
}

enum rc amount_in(struct turn *t, struct money *amount, const char *currency)
{
    int digits = currency_digits(currency), said = currency_digits("");

    if (amount->currency[0] || currency[0] == '\0')
        return RC_OK;
    for (; said < digits; said++)
        amount->minor *= 10; /* at most three, and money_parse keeps below 10^15 */
    for (; said > digits; said--) {
        if (amount->minor % 10)
            return err_at(&t->err, "amount",
                          digits
                              ? err_set(&t->err, RC_USAGE,
                                        IN(t, "an amount in %s has at most %d decimals",
                                           "%s 的金额最多 %d 位小数"),
                                        currency, digits)
                              : err_set(&t->err, RC_USAGE,
                                        IN(t, "an amount in %s has no decimals",
                                           "%s 的金额没有小数"),
                                        currency));
        amount->minor /= 10;
    }
    memcpy(amount->currency, currency, sizeof(amount->currency));
    return RC_OK;
}

enum rc history_note(struct turn *t, const struct record_kind *kind, int64_t id,
                     const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    const char *text = arena_vprintf(t->arena, fmt, args);
    va_end(args);
    struct activity activity = {
        .kind = kind->name,
        .record = id,
        .person = t->me.id,
        .what = "note",
        .text = text,
        .at = t->now,
    };
    return activities_add(t, &activity);
}

const char *touch_text(struct turn *t, const char *iso)
{
    struct moment moment;
    struct err ignored = {.lang = t->lang};

    if (text_empty(iso) || moment_parse_iso(iso, &moment, &ignored) != RC_OK)
        return "";
    return moment_text(t->arena, moment, t->today, t->lang);
}

int touch_days_late(struct turn *t, const char *iso)
{
    struct moment moment;
    struct err ignored = {.lang = t->lang};

    if (text_empty(iso) || moment_parse_iso(iso, &moment, &ignored) != RC_OK)
        return 0;
    return days_late(t, moment.day);
}

static bool has_day(const struct quick_day *days, size_t n, struct day day)
{
    for (size_t i = 0; i < n; i++)
        if (days[i].day.n == day.n)
            return true;
    return false;
}

size_t quick_days(struct turn *t, const struct day_choice *choices, size_t n,
                  struct quick_day *out)
{
    struct err before = t->err;
    size_t made = 0;

    for (size_t i = 0; i < n; i++)
        if (calendar_quick_day(t, &t->me, t->lang, choices[i].days, choices[i].label,
                               &out[made]) == RC_OK &&
            !has_day(out, made, out[made].day))
            made++;
    t->err = before; /* a calendar that cannot be read offers no day: one is typed */
    return made;
}

const char *quick_remind(struct turn *t, struct day *day)
{
    struct quick_day quick;

    *day = day_plus(t->today, 1);
    if (quick_days(t, &(struct day_choice){1, NULL}, 1, &quick) == 0 ||
        quick.day.n == day->n)
        return IN(t, "Remind me tomorrow", "明天提醒我");
    *day = quick.day;
    return arena_printf(t->arena, IN(t, "Remind me %s", "%s提醒我"), quick.label);
}

/* The buttons of this answer last as long as the touch that stands now. */
static void last_until_touched(struct turn *t, const char *ref)
{
    const struct record_kind *kind;
    struct err before = t->err;
    struct lead lead;
    struct deal deal;
    int64_t id;

    if (ref_parse(t, ref, &kind, &id) != RC_OK)
        t->err = before;
    else if (kind == &deals_kind && deals_get(t, id, &deal) == RC_OK)
        answer_sets_touch(t, kind, id, deal.next_touch);
    else if (kind == &leads_kind && leads_get(t, id, &lead) == RC_OK)
        answer_sets_touch(t, kind, id, lead.next_touch);
    t->err = before;
}

void offer_touch(struct turn *t, const char *ref)
{
    enum { CHOICES = 3 };

    int to_monday = 7 - (int)day_weekday(t->today);

    const struct day_choice choices[CHOICES] = {
        {1, NULL},
        {to_monday, IN(t, "Next Monday", "下周一")},
        {to_monday == 7 ? 3 : 7,
         to_monday == 7 ? IN(t, "In 3 days", "三天后") : IN(t, "In 1 week", "一周后")}};
    struct quick_day days[CHOICES];
    size_t n = quick_days(t, choices, CHOICES, days);

    for (size_t i = 0; i < n; i++)
        offer(t, days[i].label, BUTTON_PLAIN, "touch %s %s", ref,
              day_iso(t->arena, days[i].day));
    ask_in_passing(t, "when", arena_printf(t->arena, "touch %s", ref));
    last_until_touched(t, ref);
}

enum rc still_to_come(struct turn *t, struct moment moment)
{
    int now = t->here.minute < 0 ? 0 : t->here.minute;

    if (moment.day.n > t->here.day.n ||
        (moment.day.n == t->here.day.n && (moment.minute < 0 || moment.minute > now)))
        return RC_OK;
    (void)err_set(&t->err, RC_RULE, IN(t, "%s is over", "%s 已经过去了"),
                  moment_text(t->arena, moment, t->today, t->lang));
    return err_hint(&t->err, "%s",
                    IN(t, "say a time to come, such as tomorrow 9:00",
                       "请说今后的时间，如 明天 9:00"));
}
