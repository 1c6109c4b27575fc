/* "lead new" - a first contact; known numbers and names are found again (domain.md
 * section 3). */
#include "commands/access.h"
#include "commands/alike.h"
#include "commands/words.h"
#include "store/people.h"

#include <string.h>

struct lead_new {
    struct phrase name, contact, phone;
    const char *email, *wechat;
    struct phrase reach, source, need;
    struct who owner;
    struct money amount;
    struct moment next;
    struct phrase note;
};

static const struct arg wants[] = {
    ARG(struct lead_new, name, "the company's name", "公司名称"),
    OPT(struct lead_new, contact, "whom to speak to", "联系人"),
    OPT(struct lead_new, phone, "telephone number", "电话"),
    OPT(struct lead_new, email, "mail address", "邮箱"),
    OPT(struct lead_new, wechat, "WeChat name", "微信号"),
    OPT(struct lead_new, reach, "phone, e-mail or WeChat, whichever it is",
        "电话、邮箱或微信"),
    OPT(struct lead_new, source, "where it came from", "来源"),
    OPT(struct lead_new, need, "what they need", "需求"),
    OPT(struct lead_new, amount, "how much it may be worth", "预计金额"),
    OPT(struct lead_new, owner, "whose it is; yours when left out", "由谁负责；默认自己"),
    OPT(struct lead_new, next, "when to speak to them next", "下次跟进时间"),
    OPT(struct lead_new, note, "what was said or done", "跟进内容"),
    {0},
};

static const struct example examples[] = {
    {"lead new Northwind Mills contact=\"J Doe\" phone=13912345678 next=+2d",
     "L-4 Northwind Mills is yours; next touch Wed 4 March.", NULL},
    {"新线索 海拓阀门 电话=13900139000", "L-4 海拓阀门 归您。下次什么时候跟进？", "bo"},
    {"lead new Cobalt Ltd phone=13800138000",
     "L-3 Cobalt Freight is yours already (same phone)", NULL},
    {0},
};

/* A number whose country nobody knows is kept as it was typed. */
static enum rc read_phone(struct turn *t, const char *text, const char **out)
{
    enum { PHONE_LEAST = 6, PHONE_MOST = 30 };

    const char *region = usual_region(t), *typed = words_skip_blanks(text);
    size_t len = strlen(typed), digits = 0;

    for (size_t i = 0; i < len; i++)
        digits += typed[i] >= '0' && typed[i] <= '9';
    bool is_local = region[0] == '\0' && digits >= PHONE_LEAST && len <= PHONE_MOST &&
                    typed[strspn(typed, "-() .0123456789")] == '\0';
    struct err before = t->err;
    enum rc rc = phone_parse(typed, region, t->arena, out, &t->err);
    if (rc != RC_USAGE || !is_local)
        return rc;
    t->err = before;
    *out = typed;
    return RC_OK;
}

/* One field for whichever it is: an address has an @, a number digits. */
static enum rc read_reach(struct turn *t, const char *reach, struct lead *lead)
{
    if (strchr(reach, '@'))
        return email_parse(reach, t->arena, &lead->email, &t->err);
    if (strspn(reach, "+-() .0123456789") == strlen(reach))
        return read_phone(t, reach, &lead->phone);
    lead->wechat = reach;
    return RC_OK;
}

static enum rc read_lead(struct turn *t, const struct lead_new *in, struct lead *lead)
{
    *lead = (struct lead){
        .name = in->name.text,
        .contact = in->contact.text,
        .phone = "",
        .email = "",
        .wechat = in->wechat ? in->wechat : "",
        .source = in->source.text,
        .need = in->need.text,
        .state = LEAD_NEW,
        .owner = in->owner.id ? in->owner.id : t->me.id,
        .next_touch = "",
        .made_at = t->now,
    };
    if (in->phone.text[0])
        TRY(err_at(&t->err, "phone", read_phone(t, in->phone.text, &lead->phone)));
    if (in->email)
        TRY(err_at(&t->err, "email",
                   email_parse(in->email, t->arena, &lead->email, &t->err)));
    if (in->reach.text[0])
        TRY(err_at(&t->err, "reach", read_reach(t, in->reach.text, lead)));
    if (in->amount.minor >= 0) {
        lead->amount = in->amount;
        TRY(amount_in(t, &lead->amount, usual_currency(t, lead->owner)));
    }
    if (day_known(in->next.day)) {
        TRY(err_at(&t->err, "next", still_to_come(t, in->next)));
        lead->next_touch = moment_iso(t->arena, in->next);
    }
    return RC_OK;
}

/* The lead that has the same number or address already; RC_ABSENT when none has. */
static enum rc find_same(struct turn *t, const struct lead *lead, struct lead *out,
                         const char **what)
{
    const struct {
        const char *kind, *value, *what;
    } tries[] = {{"phone", lead->phone, IN(t, "phone", "电话")},
                 {"email", lead->email, IN(t, "e-mail", "邮箱")},
                 {"wechat", lead->wechat, IN(t, "WeChat", "微信")}};

    for (size_t i = 0; i < COUNT(tries); i++) {
        if (tries[i].value[0] == '\0')
            continue;
        enum rc rc = leads_by_identity(t, tries[i].kind, tries[i].value, out);
        if (rc == RC_OK)
            *what = tries[i].what;
        if (rc != RC_ABSENT)
            return rc;
    }
    return RC_ABSENT;
}

static enum rc tell_owner(struct turn *t, const struct lead *known, int64_t owner,
                          const char *ref)
{
    struct person person;

    if (people_get(t, owner, &person) != RC_OK || !person.is_active)
        return RC_OK;
    struct card card = {
        .kind = leads_kind.name,
        .ref = ref,
        .text = arena_printf(t->arena,
                             IN(&person, "%s tried to add %s %s, which is yours",
                                "%s想新建 %s %s，这条是您的"),
                             t->me.name, ref, known->name),
    };
    return tell_person(t, &person, &card, TELL_CHAT);
}

/* A known contact: mine gets the news, another's is refused in words (the owner hears of
 * it, so this is no refusal that undoes), the pool's may be taken. */
static enum rc known_already(struct turn *t, const struct lead *known,
                             const struct lead *said, const char *what)
{
    const char *ref = ref_text(t->arena, &leads_kind, known->id);
    int64_t owner = known->owner;
    struct deal deal;

    if (known->deal && deals_get(t, known->deal, &deal) == RC_OK)
        owner = deal.owner;
    if (owner == 0) {
        say(t,
            IN(t, "%s %s has the same %s and is in the pool; nothing was added.",
               "%s %s 的%s相同，现在在公海，没有新建。"),
            ref, known->name, what);
        offer(t, IN(t, "Take it", "领取"), BUTTON_PRIMARY, "lead take %s", ref);
        return RC_OK;
    }
    if (owner != t->me.id) {
        say(t,
            IN(t, "%s %s has the same %s and is %s's; nothing was added, %s was told.",
               "%s %s 的%s相同，由%s负责，没有新建，已告知%s。"),
            ref, known->name, what, people_name(t, owner), people_name(t, owner));
        return tell_owner(t, known, owner, ref);
    }
    TRY(history_note(t, &leads_kind, known->id, "%s %s %s", said->name, said->contact,
                     said->need));
    say(t,
        IN(t, "%s %s is yours already (same %s); this was added to its history.",
           "%s %s 已经是您的（%s相同），已记入它的历史。"),
        ref, known->name, what);
    offer(t, IN(t, "Show", "查看"), BUTTON_PLAIN, "lead show %s", ref);
    return RC_OK;
}

/* A colleague gets it: they hear of it, and it is for them to say when next. */
static enum rc give(struct turn *t, const struct lead *lead, const char *ref,
                    const char *note)
{
    struct person owner;

    TRY(people_get(t, lead->owner, &owner));
    if (!owner.is_active)
        return err_set(&t->err, RC_RULE, IN(t, "%s no longer works here", "%s已离职"),
                       owner.name);
    say(t, IN(t, "%s %s is %s's.%s", "%s %s 归%s。%s"), ref, lead->name, owner.name,
        note);
    struct card card = {
        .kind = leads_kind.name,
        .ref = ref,
        .text = arena_printf(
            t->arena,
            IN(&owner, "%s gave you the new lead %s %s", "%s把新线索 %s %s 交给您"),
            t->me.name, ref, lead->name),
    };
    return tell_person(t, &owner, &card, TELL_CHAT);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct lead_new *in = args;
    struct lead lead, known;
    const char *what = "";

    TRY(read_lead(t, in, &lead));
    enum rc rc = find_same(t, &lead, &known, &what);
    if (rc == RC_OK)
        return known_already(t, &known, &lead, what);
    if (rc != RC_ABSENT)
        return rc;
    struct likeness alike;
    TRY(alike_find(t, &lead, &alike));
    const char *note = alike.note;
    TRY(leads_add(t, &lead));
    if (in->note.text[0])
        TRY(history_note(t, &leads_kind, lead.id, "%s", in->note.text));
    const char *ref = ref_text(t->arena, &leads_kind, lead.id);
    if (lead.owner != t->me.id)
        return give(t, &lead, ref, note);
    if (lead.next_touch[0]) {
        say(t, IN(t, "%s %s is yours; next touch %s.%s", "%s %s 归您；下次跟进%s。%s"),
            ref, lead.name, touch_text(t, lead.next_touch), note);
        offer(t, IN(t, "Qualify", "转为商机"), BUTTON_PRIMARY, "qualify %s", ref);
        alike_offer(t, ref, &alike);
    } else {
        say(t,
            IN(t, "%s %s is yours. When is the next touch?%s",
               "%s %s 归您。下次什么时候跟进？%s"),
            ref, lead.name, note);
        alike_offer(t, ref, &alike);
        offer_touch(t, ref);
    }
    return RC_OK;
}

const struct command cmd_lead_new = {
    .name = "lead new",
    .name_zh = "新线索",
    .aliases = {"lead add", "new lead", "新建线索", "录入线索"},
    .brief = "record a first contact",
    .brief_zh = "录入线索",
    .deed = {"the new lead %s", "新线索%s", "lead"},
    .group = GROUP_LEADS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct lead_new),
    .run = run,
    .examples = examples,
};
