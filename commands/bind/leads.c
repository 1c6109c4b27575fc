/* leads.c - first contacts in sentences, and finding what is known already. */
#include "store/leads.h"
#include "commands/bind/fits.h"
#include "commands/dispatch.h"
#include "commands/parse.h"
#include "commands/words.h"
#include "store/people.h"

#include <string.h>

/* What was said of somebody without a name, without "new lead". */
static const char *behind_command(const struct said *said)
{
    const char *words = bind_value(said, "words", NULL), *rest = words;

    return command_find(words, &rest) && rest[0] ? rest : words;
}

/* A lead without a company is known by whom one speaks to, else by what was said. */
enum rc fit_lead(const struct said *said, struct order *out)
{
    struct turn *t = said->t;

    if (!order_get(out, "name"))
        order_put(out, "name", meaning_get(said->meaning, "contact"));
    if (!order_get(out, "name"))
        order_put(out, "name", words_short(t->arena, behind_command(said)));
    order_put(out, "owner", bind_value(said, "first", NULL));
    if (out->open)
        out->words =
            arena_printf(t->arena,
                         IN(t, "%s: what is their telephone number, e-mail or WeChat?",
                            "%s：电话、邮箱或微信是什么？"),
                         order_get(out, "name"));
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
