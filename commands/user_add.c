/* "user add" - a colleague joins, or changes roles. */
#include "base/alike.h"
#include "commands/access.h"
#include "commands/words.h"
#include "commands/zone.h"
#include "store/people.h"

#include <string.h>

struct user_add {
    const char *handle;
    struct phrase name;
    const char *email;
    struct phrase roles;
    struct who manager;
    const char *zone, *lang;
};

enum { HANDLE_MOST = 32, EVENING = 20 * 60, MORNING = 8 * 60 + 30 };

static const struct arg wants[] = {
    ARG(struct user_add, handle, "short name, such as zhao.min", "账号，如 zhao.min"),
    OPT(struct user_add, name, "full name", "姓名"),
    OPT(struct user_add, email, "mail address", "邮箱"),
    OPT(struct user_add, roles,
        "sales, manager, approver, finance, legal, admin, director, cfo; the firm's default when left out",
        "销售、经理、审批人、财务、法务、管理员、总监；默认按公司设定"),
    OPT(struct user_add, manager, "their manager", "上级"),
    OPT(struct user_add, zone, "time zone, such as Asia/Shanghai",
        "时区，如 Asia/Shanghai"),
    OPT(struct user_add, lang, "en or zh", "en 或 zh"),
    {0},
};

static const struct example examples[] = {
    {"user add kim name=\"Kim Lee\" roles=sales manager=max",
     "Kim Lee (@kim) works here now: sales.", "adm"},
    {"添加用户 wu 姓名=吴越 角色=财务", "吴越 (@wu) works here now: finance.", "adm"},
    {0},
};

/* Letters, digits, dots, dashes: what can stand behind an @ everywhere. */
static bool is_handle(const char *text)
{
    size_t len = strlen(text);

    return len > 0 && len <= HANDLE_MOST &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789._-") == len &&
           text[0] >= 'a' && !text_same(text, "dealbell") && !text_same(text, "me");
}

static enum rc read_roles(struct turn *t, const char *text, unsigned *out)
{
    const char *list = words_commas(t->arena, text);
    unsigned roles = 0;

    while (*list) {
        size_t len = strcspn(list, ", ");
        if (len > 0) {
            const char *name = arena_copy_bytes(t->arena, list, len);
            unsigned role = role_parse(name);
            if (!role)
                return err_set(&t->err, RC_USAGE,
                               IN(t, "there is no role \"%s\"", "没有“%s”这个角色"),
                               words_short(t->arena, name));
            roles |= role;
        }
        list += len + (list[len] != '\0');
    }
    *out = roles;
    return RC_OK;
}

enum { COLLEAGUES = 1000 };

/* Who decides is known by their account, never by name; but people go by names, so none
 * may pass for a colleague's (reliability.md, threat 4). Two of one name are no trick. */
static enum rc no_look_alike(struct turn *t, const struct person *person)
{
    struct person *all = TAKE_N(t->arena, COLLEAGUES, struct person);
    enum oddity oddity = alike_oddity(person->name);
    size_t n = 0;

    if (oddity == NAME_HIDES)
        return err_set(&t->err, RC_USAGE, "%s",
                       IN(t, "the name holds characters that nobody sees; type it anew",
                          "姓名里有看不见的字符，请重新输入"));
    if (oddity == NAME_MIXES)
        return err_set(&t->err, RC_USAGE, "%s",
                       IN(t, "the name mixes letters of several alphabets",
                          "姓名混用了不同字母表的字母"));
    TRY(people_with(t, 0, all, COLLEAGUES, &n));
    for (size_t i = 0; i < n; i++)
        if (all[i].id != person->id && (alike(t->arena, person->name, all[i].name) ||
                                        alike(t->arena, person->handle, all[i].handle)))
            return err_set(
                &t->err, RC_RULE,
                IN(t, "%s (@%s) looks like %s (@%s)", "%s（@%s）看起来与%s（@%s）一样"),
                person->name, person->handle, all[i].name, all[i].handle);
    return RC_OK;
}

static enum rc change(struct turn *t, const struct user_add *in, struct person *person)
{
    person->is_active = true; /* who had left comes back */
    if (in->name.text[0])
        person->name = in->name.text;
    if (in->email)
        TRY(email_parse(in->email, t->arena, &person->email, &t->err));
    if (in->roles.text[0])
        TRY(read_roles(t, in->roles.text, &person->roles));
    if (in->zone)
        TRY(zone_read(t, in->zone, &person->zone));
    if (in->lang)
        person->lang = text_same(in->lang, "zh") ? LANG_ZH : LANG_EN;
    if (in->manager.id == person->id && person->id)
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "nobody is their own manager", "不能做自己的上级"));
    if (in->manager.id)
        person->manager = in->manager.id;
    return RC_OK;
}

static unsigned default_roles(struct turn *t)
{
    unsigned roles = store_default_roles(t->store);

    return roles ? roles : ROLE_SALES;
}

static enum rc find(struct turn *t, const char *handle, struct person *out, bool *is_new)
{
    struct err before = t->err;
    enum rc rc = people_find(t, arena_printf(t->arena, "@%s", handle), out);

    *is_new = rc != RC_OK || !text_same(out->handle, handle);
    if (rc != RC_OK && rc != RC_ABSENT)
        return rc;
    t->err = before;
    if (*is_new)
        *out = (struct person){
            .handle = handle,
            .name = handle,
            .email = "",
            .roles = default_roles(t),
            .zone = t->firm.zone,
            .calendar = t->me.calendar,
            .lang = t->firm.lang,
            .quiet = {.from = EVENING, .until = MORNING},
            .is_active = true,
        };
    return RC_OK;
}

static enum rc read_handle(struct turn *t, const char *said, const char **out)
{
    const char *handle = text_fold(t->arena, said[0] == '@' ? said + 1 : said);

    if (!is_handle(handle))
        return err_set(&t->err, RC_USAGE,
                       IN(t, "\"%s\" is no short name", "“%s”不能作账号"),
                       words_short(t->arena, said));
    *out = handle;
    return RC_OK;
}

static enum rc keep(struct turn *t, struct person *person, bool is_new)
{
    if (!is_new)
        return people_put(t, person);
    TRY(people_add(t, person));
    return people_bind(t, person->id, "web", person->handle, "");
}

static enum rc run(struct turn *t, const void *args)
{
    const struct user_add *in = args;
    const char *handle = "";
    struct person person;
    bool is_new;

    TRY(read_handle(t, in->handle, &handle));
    TRY(find(t, handle, &person, &is_new));
    TRY(change(t, in, &person));
    TRY(no_look_alike(t, &person));
    TRY(keep(t, &person, is_new));
    say(t,
        is_new ? IN(t, "%s (@%s) works here now: %s.", "%s（@%s）已加入：%s。")
               : IN(t, "%s (@%s) is changed: %s.", "%s（@%s）已更新：%s。"),
        person.name, handle, roles_text(t->arena, person.roles, t->lang));
    offer(t, IN(t, "Make a link", "生成登录链接"), BUTTON_PRIMARY, "user invite %s",
          handle);
    return RC_OK;
}

const struct command cmd_user_add = {
    .name = "user add",
    .name_zh = "添加用户",
    .aliases = {"user change", "修改用户"},
    .brief = "add colleagues and change their roles",
    .brief_zh = "添加同事、修改角色",
    .group = GROUP_TEAM,
    .role = ROLE_ADMIN,
    .args = wants,
    .args_size = sizeof(struct user_add),
    .run = run,
    .examples = examples,
};
