/* leads.c - first contacts in sentences, and finding what is known already. */
#include "store/leads.h"
#include "commands/bind/fits.h"
#include "commands/dispatch.h"
#include "commands/parse.h"
#include "commands/touches.h"
#include "commands/words.h"
#include "store/people.h"
#include "store/talk.h"

#include <string.h>

/* What was said of somebody without a name, without "new lead". */
static const char *behind_command(const struct said *said)
{
    const char *words = bind_value(said, "words", NULL), *rest = words;

    return command_find(words, &rest) && rest[0] ? rest : words;
}

/* 张总电话139..., "new contact at Acme is Jo, 0123": told, and not asked to be a new
 * lead.
 */
static bool is_only_told(const struct said *said)
{
    const char *rule = said->meaning->rule;
    const char *text = text_fold(said->t->arena, said->text);

    return strstr(text, "new contact") || strstr(text, "新联系人") ||
           strncmp(rule, "phone", 5) == 0 || strncmp(rule, "email", 5) == 0;
}

/* The history, or whom one speaks to there, tells of this person. */
static bool tells_of(struct turn *t, const struct record_kind *kind, int64_t id,
                     const char *name)
{
    enum { LOOKED_AT = 8 };

    struct activity *list = TAKE_N(t->arena, LOOKED_AT, struct activity);
    struct deal deal;
    struct lead lead;
    size_t n = 0;

    if (kind == &deals_kind && access_deal(t, id, TO_CHANGE, &deal) == RC_OK) {
        const char *contact = deal_fact(t->arena, &deal, "contact");
        if (contact && strstr(contact, name))
            return true;
    } else if (kind == &leads_kind && access_lead(t, id, TO_CHANGE, &lead) == RC_OK) {
        if (strstr(lead.contact, name))
            return true;
    } else {
        return false;
    }
    if (activities_of(t, kind->name, id, LOOKED_AT, list, &n) != RC_OK)
        return false;
    for (size_t i = 0; i < n; i++)
        if (strstr(list[i].text, name))
            return true;
    return false;
}

/* Of what was last spoken of, where it tells of this person already; NULL. */
static const char *spoken_of_with(struct turn *t, const char *name)
{
    struct err before = t->err;
    struct talk talk;
    bool is_one = false;

    if (talk_get(t, &talk) == RC_OK && talk.record)
        is_one = tells_of(t, record_kind_named(talk.kind), talk.record, name);
    t->err = before;
    return is_one ? ref_text(t->arena, record_kind_named(talk.kind), talk.record) : NULL;
}

/* The speaker's own open deal or lead of a customer. */
static const char *own_record(struct turn *t, const char *customer)
{
    const char *called = bind_as(t, customer, "deal lead");
    struct err before = t->err;
    struct touchable found;
    struct ref ref;
    bool is_mine = called && parse_ref(t, called, "deal lead", &ref) == RC_OK &&
                   touchable_get(t, ref, &found) == RC_OK && found.owner == t->me.id;

    t->err = before;
    return is_mine ? found.ref : NULL;
}

/* A new contact, or the number of one, at a customer who is there already: NULL where it
 * is none. */
static const char *known_customer(const struct said *said)
{
    const char *customer = meaning_get(said->meaning, "customer");
    const char *contact = meaning_get(said->meaning, "contact");

    if (!is_only_told(said))
        return NULL;
    const char *own = customer ? own_record(said->t, customer) : NULL;
    if (own || !contact || (customer && !text_same(customer, contact)))
        return own;
    return spoken_of_with(said->t, contact);
}

/* "No number yet", 电话还没要到: then none is asked for. */
static bool says_no_number(const struct said *said)
{
    static const char *const signs[] = {"no number",
                                        "no phone",
                                        "no contact details",
                                        "no email",
                                        "no e-mail",
                                        "don't have a number",
                                        "don't have their number",
                                        "number to follow",
                                        "get the number later",
                                        "电话还没",
                                        "没要到电话",
                                        "没留电话",
                                        "没有电话",
                                        "没电话",
                                        "还没要到",
                                        "没有联系方式",
                                        "没留联系方式",
                                        "联系方式还没",
                                        "没有手机号",
                                        "暂无电话",
                                        "暂无联系方式",
                                        "电话没有",
                                        "微信还没"};
    const char *text = text_fold(said->t->arena, said->text);

    return text_has_any(text, signs, COUNT(signs));
}

/* A lead without a company is known by whom one speaks to, else by what was said. */
enum rc fit_lead(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    const char *known = known_customer(said);

    if (known) {
        order_begin(out, "note");
        order_put(out, "about", known);
        order_put(out, "text", said->text);
        return RC_OK;
    }
    if (!order_get(out, "name"))
        order_put(out, "name", meaning_get(said->meaning, "contact"));
    if (!order_get(out, "name"))
        order_put(out, "name", words_short(t->arena, behind_command(said)));
    order_put(out, "owner", bind_value(said, "first", NULL));
    if (out->open && says_no_number(said))
        out->open = NULL;
    if (out->open)
        out->words =
            arena_printf(t->arena,
                         IN(t, "%s: what is their telephone number, e-mail or WeChat?",
                            "%s：电话、邮箱或微信是什么？"),
                         order_get(out, "name"));
    return RC_OK;
}

/* "Hand Bluefin to me": a customer that has no open lead, and a deal. */
enum rc fit_claim(const struct said *said, struct order *out)
{
    const char *deal = bind_record(said, "deal");
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref ref;

    bool is_lead = parse_ref(t, bind_record(said, "lead"), "lead", &ref) == RC_OK;
    bool is_deal = !is_lead && deal[0] && parse_ref(t, deal, "deal", &ref) == RC_OK;
    t->err = before;
    if (is_deal) {
        order_begin(out, "hand over");
        order_put(out, "what", deal);
        order_put(out, "to", t->me.handle);
    }
    return RC_OK;
}

/* By number or address. */
static enum rc find_identity(const struct said *said, struct order *out)
{
    static const char *const kinds[] = {"phone", "email", "wechat"};
    struct turn *t = said->t;
    struct lead lead;

    for (size_t i = 0; i < COUNT(kinds); i++) {
        const char *value = meaning_get(said->meaning, kinds[i]);
        if (!value)
            continue;
        enum rc rc = leads_by_identity(t, kinds[i], value, &lead);
        if (rc == RC_OK) {
            order_begin(out, "lead show");
            order_put(out, "lead", ref_text(t->arena, &leads_kind, lead.id));
            return RC_OK;
        }
        if (rc != RC_ABSENT)
            return rc;
        say(t, IN(t, "Nobody has %s yet.", "还没有人登记过 %s。"), value);
        offer(t, IN(t, "New lead", "新线索"), BUTTON_PRIMARY, "lead new %s=%s", kinds[i],
              words_quote(t->arena, value));
        return RC_OK;
    }
    return RC_ABSENT;
}

static enum rc find_name(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    const char *name = meaning_get(said->meaning, "customer");
    struct account account;
    struct err before = t->err;

    if (!name)
        name = meaning_get(said->meaning, "contact");
    if (!name) {
        order_begin(out, "help");
        return RC_OK;
    }
    if (accounts_find(t, name, &account) == RC_OK) {
        say(t, IN(t, "%s is a customer of %s's.", "%s是%s的客户。"), account.name,
            account.owner ? people_name(t, account.owner) : IN(t, "nobody", "无人"));
        return RC_OK;
    }
    t->err = before;
    say(t, IN(t, "Nobody here is called %s yet.", "还没有登记过“%s”。"), name);
    offer(t, IN(t, "New lead", "新线索"), BUTTON_PRIMARY, "lead new name=%s",
          words_quote(t->arena, name));
    return RC_OK;
}

/* "who owns" is answered by name; a record is shown. */
enum rc fit_find(const struct said *said, struct order *out)
{
    static const struct {
        const char *kind, *command, *arg;
    } shows[] = {{"deal", "deal show", "deal"},
                 {"lead", "lead show", "lead"},
                 {"invoice", "invoice show", "invoice"},
                 {"approval", "approval show", "approval"}};
    struct turn *t = said->t;
    const char *record = bind_record(said, "deal lead invoice approval reminder");
    struct err before = t->err;
    struct ref ref;
    enum rc rc = find_identity(said, out);

    if (rc != RC_ABSENT)
        return rc;
    if (record[0] == '\0' || parse_ref(t, record, NULL, &ref) != RC_OK) {
        t->err = before;
        return find_name(said, out);
    }
    for (size_t i = 0; i < COUNT(shows); i++)
        if (strcmp(shows[i].kind, ref.kind->name) == 0 &&
            !meaning_get(said->meaning, "owner")) {
            order_begin(out, shows[i].command);
            order_put(out, shows[i].arg, record);
            return RC_OK;
        }
    order_begin(out, "who");
    order_put(out, "what", record);
    return RC_OK;
}
