/* form_fields.c - the fields of a form, as they are spoken of. */
#include "commands/form_fields.h"
#include "commands/words.h"

#include <string.h>

static const struct form_field fields[] = {
    {"need", TAKES_TEXT, "need|needs|they need|需求|需要", false},
    {"budget", TAKES_TEXT, "budget range|budget is|budget|预算范围|预算", false},
    {"role", TAKES_TEXT, "role|role in the decision|决策角色|角色", false},
    {"timeline", TAKES_TEXT, "timeline|timing|时间计划|时间", false},
    {"demo_on", TAKES_DAY, "demo|演示", false},
    {"attendees", TAKES_TEXT, "attendees|attending|参加人|参会人|参会|参加", false},
    {"success", TAKES_TEXT,
     "success criterion|success criteria|success means|success is|success|成功标准",
     false},
    {"close", TAKES_DAY, "close|closes|closing|close date|sign|成交|签", false},
    {"quote", TAKES_TEXT, "quote number|quote|报价单号|报价单", false},
    {"competitor", TAKES_TEXT, "competitor|competitors|against|vs|竞争对手|对手|竞品",
     false},
    {"discount", TAKES_PERCENT, "off|discount|优惠|折扣|折|让", false},
    {"terms", TAKES_TEXT, "payment terms|terms|付款条件|付款方式|账期|付款", false},
    {"quote_approved", TAKES_TEXT, "approved quote|已批准的报价版本", false},
    {"signer", TAKES_TEXT, "signer|signatory|签约人", false},
    {"entity", TAKES_TEXT, "legal entity|entity|签约主体|主体", false},
    {"tax_id", TAKES_TEXT, "tax id|vat id|vat number|vat|税号", false},
    {"signed_on", TAKES_DAY, "signed|signature|签约日期|签了|签的|签", true},
    {"invoice_on", TAKES_DAY,
     "first invoice|invoice|invoicing|bill|billing|首次开票|开票|发票", false},
    {"amount", TAKES_MONEY, "amount|total|金额|总价|总额", false},
    {"reconnect", TAKES_DAY, "again|call|reconnect|再联系|联系|再", false},
    {"on", TAKES_DAY, "pay|pays|paying|promised|付款|付|打款", false},
    {"due", TAKES_DAY, "due|payable|到期", false},
};

static const struct form_field *field_named(const char *name)
{
    for (size_t i = 0; i < COUNT(fields); i++)
        if (strcmp(fields[i].name, name) == 0)
            return &fields[i];
    return NULL;
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

static void add(const char *name, const struct form_field **out, size_t *n)
{
    const struct form_field *field = field_named(name);

    for (size_t i = 0; i < *n; i++)
        if (out[i] == field)
            return;
    if (field && *n < FIELDS_MOST)
        out[(*n)++] = field;
}

size_t form_fields_of(struct turn *t, const struct form_open *form,
                      const struct form_field *out[FIELDS_MOST])
{
    static const struct {
        const char *command, *fields[3];
    } others[] = {{"promise", {"on", "amount"}},
                  {"invoice new", {"amount", "due"}},
                  {"approval request", {"discount"}}};

    int stage = form_stage(t, form);
    size_t n = 0;

    for (const char *const *at = stage >= 0 ? stage_wants((enum stage)stage) : NULL;
         at && *at; at++)
        add(*at, out, &n);
    if (stage == STAGE_LOST)
        add("competitor", out, &n);
    for (size_t i = 0; i < COUNT(others); i++)
        if (text_same(form->command->name, others[i].command))
            for (size_t k = 0; k < COUNT(others[i].fields) && others[i].fields[k]; k++)
                add(others[i].fields[k], out, &n);
    return n;
}
