/* "lead same" - a new lead was a known one all the time: what was said of it goes there.
 */
#include "commands/touches.h"

#include <string.h>

struct same {
    struct ref lead, known;
};

static const struct arg wants[] = {
    REF(struct same, lead, "lead", "the new lead, such as L-9", "新线索，如 L-9"),
    REF(struct same, known, "deal lead", "which it is, such as D-5 or L-3",
        "其实是哪一条，如 D-5 或 L-3"),
    {0},
};

static const struct example given[] = {
    {"lead new \"Acme Marine\" contact=\"J Doe\" phone=13912345678", "L-4 Acme Marine",
     "ana"},
    {0},
};

static const struct example examples[] = {
    {"lead same L-4 D-5", "L-4 Acme Marine is D-5 Acme: what was said is noted there.",
     "ana"},
    {"就是同一家 L-4 L-3", "L-4 Acme Marine is L-3 Cobalt Freight", "ana"},
    {0},
};

static void take_over(const char **known, const char *said)
{
    if (text_empty(*known))
        *known = said;
}

/* What the known lead did not have yet; the pool's becomes the speaker's. */
static enum rc enrich(struct turn *t, const struct lead *said, struct touchable *known)
{
    struct lead *lead = &known->lead;

    if (known->kind != &leads_kind)
        return RC_OK;
    take_over(&lead->contact, said->contact);
    take_over(&lead->phone, said->phone);
    take_over(&lead->email, said->email);
    take_over(&lead->wechat, said->wechat);
    take_over(&lead->need, said->need);
    if (lead->owner == 0) {
        lead->owner = t->me.id;
        lead->state = LEAD_CONTACTED;
    }
    return leads_put(t, lead);
}

static const char *in_one_line(struct turn *t, const struct lead *lead)
{
    const char *const parts[] = {lead->name,  lead->contact, lead->phone,
                                 lead->email, lead->wechat,  lead->need};
    struct text line;

    text_init(&line, t->arena, 2000);
    for (size_t i = 0; i < COUNT(parts); i++)
        if (!text_empty(parts[i]))
            text_addf(&line, "%s%s", line.len ? ", " : "", parts[i]);
    return line.bytes;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct same *in = args;
    struct touchable known;
    struct lead lead;

    TRY(access_lead(t, in->lead.id, TO_CHANGE, &lead));
    const char *ref = ref_text(t->arena, &leads_kind, lead.id);
    if (lead.deal || lead.state == LEAD_QUALIFIED)
        return err_set(&t->err, RC_RULE, IN(t, "%s is a deal already", "%s 已转为商机"),
                       ref);
    if (in->known.kind == &leads_kind && in->known.id == lead.id)
        return err_set(&t->err, RC_USAGE,
                       IN(t, "%s is itself; name the other one as well",
                          "%s 是同一条，请再写另一条"),
                       ref);
    TRY(touchable_to_give(t, in->known, &known));
    const char *said = in_one_line(t, &lead);
    struct lead gone = lead;
    gone.withdrawn_at = t->now;
    TRY(leads_put(t, &gone));
    TRY(enrich(t, &lead, &known));
    TRY(history_note(t, known.kind, known.id, "%s", said));
    say(t,
        IN(t, "%s %s is %s: what was said is noted there.",
           "%s %s 就是 %s：内容已记到那里。"),
        ref, lead.name, known.label);
    offer(t, IN(t, "Show", "查看"), BUTTON_PLAIN, "%s show %s", known.kind->name,
          known.ref);
    return RC_OK;
}

const struct command cmd_lead_same = {
    .name = "lead same",
    .name_zh = "就是同一家",
    .aliases = {"lead merge", "合并线索"},
    .brief = "say that a new lead is one that is known",
    .brief_zh = "把新线索并入已有的记录",
    .deed = {"that %s was known already", "%s的合并", "lead"},
    .group = GROUP_LEADS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct same),
    .run = run,
    .given = given,
    .examples = examples,
};
