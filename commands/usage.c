/* usage.c - what the arguments are called, in either language. */
#include "commands/parse_value.h"

#include <string.h>

/* What colleagues call the arguments in Chinese; the first of several is what we say. */
static const struct pair names_zh[] = {
    {"联系人", "contact"}, {"电话", "phone"},    {"手机", "phone"},
    {"邮箱", "email"},     {"微信", "wechat"},   {"来源", "source"},
    {"需求", "need"},      {"金额", "amount"},   {"下次", "next"},
    {"原因", "reason"},    {"理由", "reason"},   {"交给", "to"},
    {"审批人", "to"},      {"折扣", "discount"}, {"到期", "due"},
    {"备注", "memo"},      {"日期", "on"},       {"关于", "about"},
    {"名称", "name"},      {"姓名", "name"},     {"角色", "roles"},
    {"上级", "manager"},   {"内容", "text"},     {"时间", "when"},
    {"商机", "deal"},      {"线索", "lead"},     {"发票", "invoice"},
    {"审批", "approval"},  {"附言", "comment"},  {"阶段", "stage"},
    {"到何时", "until"},   {"对象", "what"},     {"事项", "kind"},
    {"幅度", "size"},      {"范围", "which"},    {"标题", "title"},
    {"账号", "handle"},    {"时区", "zone"},     {"语言", "lang"},
    {"同事", "person"},    {"方式", "how"},      {"保留", "keep"},
    {"联系方式", "reach"}, {"负责人", "owner"},  {"按", "by"},
    {"谁", "who"},         {"起", "from"},       {"天数", "days"},
    {"币种", "currency"},  {"号码", "phones"},   {"时段", "window"},
    {"提醒谁", "whom"},    {"不低于", "over"},   {"不高于", "under"},
};

const char *arg_name_meant(const char *name)
{
    for (size_t i = 0; i < COUNT(names_zh); i++)
        if (strcmp(names_zh[i].name, name) == 0)
            return names_zh[i].value;
    return name;
}

const char *arg_name_said(const struct arg *arg, enum lang lang)
{
    for (size_t i = 0; lang == LANG_ZH && i < COUNT(names_zh); i++)
        if (strcmp(names_zh[i].value, arg->name) == 0)
            return names_zh[i].name;
    return arg->name;
}

static char upper(char letter)
{
    static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
    const char *found = letter ? strchr(lower, letter) : NULL;

    if (found)
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[found - lower];
    return letter;
}

const char *arg_label(struct arena *arena, const struct arg *arg, enum lang lang)
{
    static const struct {
        const char *name, *en, *zh; /* zh NULL: the argument's name says it */
    } labels[] = {{"text", "What happened", NULL},
                  {"on", "Day", NULL},
                  {"to", "To whom", NULL},
                  {"what", "Which", NULL},
                  {"lang", "Language", NULL},
                  {"about", "Which deal, lead or customer", "哪个商机、线索或客户"},
                  {"reach", "Phone, e-mail or WeChat", NULL}};

    char *label;

    if (arg->label)
        return lang == LANG_ZH ? arg->label_zh : arg->label;
    for (size_t i = 0; i < COUNT(labels); i++)
        if (strcmp(labels[i].name, arg->name) == 0 && (lang == LANG_EN || labels[i].zh))
            return lang == LANG_ZH ? labels[i].zh : labels[i].en;
    label = arena_copy(arena, arg_name_said(arg, lang));
    label[0] = upper(label[0]);
    return label;
}

const char *fact_label(struct arena *arena, const struct fact *fact, enum lang lang)
{
    const char *label = !fact ? "" : lang == LANG_ZH ? fact->label_zh : fact->label_en;
    const char *wide = strstr(label, "（");
    size_t len = wide ? (size_t)(wide - label) : strcspn(label, "(");

    while (len > 0 && label[len - 1] == ' ')
        len--;
    return arena_copy_bytes(arena, label, len);
}

static void add_upper(struct text *text, const char *name)
{
    for (; *name; name++)
        text_add_bytes(text, &(char){upper(*name)}, 1);
}

const char *command_usage(struct arena *arena, const struct command *command,
                          enum lang lang)
{
    bool is_zh = lang == LANG_ZH;
    struct text text;

    text_init(&text, arena, 1024);
    text_add(&text, is_zh ? command->name_zh : command->name);
    for (const struct arg *arg = command->args; arg && arg->name; arg++) {
        if (arg->type == ARG_PAIRS) {
            text_add(&text, is_zh ? " [信息=…]" : " [fact=…]");
        } else if (arg->is_optional) {
            text_addf(&text, " [%s=…]", arg_name_said(arg, lang));
        } else {
            text_add(&text, " ");
            add_upper(&text, arg_name_said(arg, lang));
        }
    }
    return text.bytes;
}
