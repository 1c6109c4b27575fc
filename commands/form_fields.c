/* form_fields.c - the fields of a form, as they are spoken of. */
#include "commands/form_fields.h"
#include "commands/moves.h"
#include "commands/words.h"

#include <string.h>

static const struct form_field fields[] = {
    {"need", TAKES_TEXT, "need|needs|they need|需求|需要", false, NULL},
    {"budget", TAKES_TEXT, "budget range|budget is|budget|预算范围|预算", false, NULL},
    {"role", TAKES_TEXT, "role|role in the decision|决策角色|角色", false, NULL},
    {"timeline", TAKES_TEXT, "timeline|timing|时间计划|时间", false, NULL},
    {"demo_on", TAKES_DAY, "demo|演示", false, NULL},
    {"attendees", TAKES_TEXT, "attendees|attending|参加人|参会人|参会|参加", false, NULL},
    {"success", TAKES_TEXT,
     "success criterion|success criteria|success means|success is|success|成功标准",
     false, NULL},
    {"close", TAKES_DAY, "close|closes|closing|close date|sign|成交|签", false, NULL},
    {"quote", TAKES_TEXT, "quote number|quote|报价单号|报价单", false, NULL},
    {"competitor", TAKES_TEXT, "competitor|competitors|against|vs|竞争对手|对手|竞品",
     false, NULL},
    {"discount", TAKES_PERCENT, "off|discount|优惠|折扣|折|让", false, NULL},
    {"terms", TAKES_TEXT, "payment terms|terms|付款条件|付款方式|账期|付款", false, NULL},
    {"quote_approved", TAKES_TEXT, "approved quote|已批准的报价版本", false, NULL},
    {"signer", TAKES_TEXT, "signer|signatory|签约人", false, NULL},
    {"entity", TAKES_TEXT, "legal entity|entity|签约主体|主体", false, NULL},
    {"tax_id", TAKES_TEXT, "tax id|vat id|vat number|vat|税号", false, NULL},
    {"signed_on", TAKES_DAY, "signed|signature|签约日期|签了|签的|签", true, NULL},
    {"invoice_on", TAKES_DAY,
     "first invoice|invoice|invoicing|bill|billing|首次开票|开票|发票", false, NULL},
    {"amount", TAKES_MONEY, "amount|total|金额|总价|总额", false, NULL},
    {"reconnect", TAKES_DAY, "again|call|reconnect|再联系|联系|再", false, NULL},
    {"on", TAKES_DAY, "pay|pays|paying|promised|付款|付|打款", false, NULL},
    {"due", TAKES_DAY, "due|payable|到期", false, NULL},
    {"on", TAKES_DAY,
     "paid|received|came in|came|arrived|got it|in the account|到账|收到|付了|付的|付款|打款|到的",
     true, "payment"},
};

/* What the command calls so itself, before what others do. */
static const struct form_field *field_named(const char *name, const char *command)
{
    const struct form_field *any = NULL;

    for (size_t i = 0; i < COUNT(fields); i++) {
        if (strcmp(fields[i].name, name) != 0)
            continue;
        if (text_same(fields[i].of, command))
            return &fields[i];
        any = fields[i].of ? any : &fields[i];
    }
    return any;
}

const struct form_field *form_field_of(const struct form_open *form, const char *name)
{
    return field_named(fact_named(name), form->command->name);
}

int form_stage(struct turn *t, const struct form_open *form)
{
    const char *name = form->command->name;
    size_t n;

    if (text_same(name, "won"))
        return STAGE_WON;
    if (text_same(name, "lost"))
        return STAGE_LOST;
    if (text_same(name, "qualify"))
        return STAGE_QUALIFIED;
    if (!text_same(name, "deal stage"))
        return -1;
    const struct word *words = words_split(t->arena, form->rest, &n);
    for (size_t i = 0; i < n; i++)
        if (words[i].name ? strcmp(words[i].name, "stage") == 0 : i == 1)
            return stage_parse(words[i].value, STAGE_NEW);
    return -1;
}

static void add(const char *name, const char *command, const struct form_field **out,
                size_t *n)
{
    const struct form_field *field = field_named(name, command);

    for (size_t i = 0; i < *n; i++)
        if (out[i] == field)
            return;
    if (field && *n < FIELDS_MOST)
        out[(*n)++] = field;
}

/* What a lead that becomes a deal may have besides, and is not asked for. */
static const char *const beside[] = {"amount", "close"};

bool form_must_name(struct turn *t, const struct form_open *form,
                    const struct form_field *field)
{
    return form_stage(t, form) == STAGE_QUALIFIED &&
           text_is_any(field->name, beside, COUNT(beside));
}

size_t form_fields_of(struct turn *t, const struct form_open *form,
                      const struct form_field *out[FIELDS_MOST])
{
    static const struct {
        const char *command, *fields[3];
    } others[] = {{"payment", {"amount", "on"}},
                  {"promise", {"on", "amount"}},
                  {"invoice new", {"amount", "due"}},
                  {"approval request", {"discount"}}};

    const char *command = form->command->name;
    int stage = form_stage(t, form);
    size_t n = 0;

    for (const char *const *at = stage >= 0 ? stage_wants((enum stage)stage) : NULL;
         at && *at; at++)
        add(*at, command, out, &n);
    if (stage == STAGE_LOST)
        add("competitor", command, out, &n);
    for (size_t i = 0; stage == STAGE_QUALIFIED && i < COUNT(beside); i++)
        add(beside[i], command, out, &n);
    for (size_t i = 0; i < COUNT(others); i++)
        if (text_same(command, others[i].command))
            for (size_t k = 0; k < COUNT(others[i].fields) && others[i].fields[k]; k++)
                add(others[i].fields[k], command, out, &n);
    return n;
}
