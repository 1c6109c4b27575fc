/* colleague.c - who works here: what "user add" and "user change" say of them. */
#include "commands/colleague.h"
#include "base/alike.h"
#include "commands/words.h"
#include "commands/zone.h"
#include "sales/lead.h"
#include "store/people.h"

#include <string.h>

enum { HANDLE_MOST = 32, COLLEAGUES = 1000 };

const struct arg colleague_args[] = {
    ARG(struct colleague, handle, "short name, such as zhao.min", "账号，如 zhao.min"),
    OPT(struct colleague, name, "full name", "姓名"),
    OPT(struct colleague, email, "mail address", "邮箱"),
    OPT(struct colleague, roles,
        "sales, manager, approver, finance, legal, admin, director, cfo; the firm's default when left out",
        "销售、经理、审批人、财务、法务、管理员、总监；默认按公司设定"),
    OPT(struct colleague, manager, "their manager", "上级"),
    OPT(struct colleague, zone, "time zone, such as Asia/Shanghai",
        "时区，如 Asia/Shanghai"),
    OPT(struct colleague, lang, "en or zh", "en 或 zh"),
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

static enum rc no_role(struct turn *t, const char *said)
{
    const unsigned all = ROLE_SALES | ROLE_MANAGER | ROLE_APPROVER | ROLE_FINANCE |
                         ROLE_LEGAL | ROLE_ADMIN | ROLE_DIRECTOR | ROLE_CFO;

    (void)err_set(&t->err, RC_USAGE, IN(t, "there is no role \"%s\"", "没有“%s”这个角色"),
                  words_short(t->arena, said));
    return err_hint(&t->err, IN(t, "there are: %s", "有这些：%s"),
                    roles_text(t->arena, all, t->lang));
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
                return no_role(t, name);
            roles |= role;
        }
        list += len + (list[len] != '\0');
    }
    *out = roles;
    return RC_OK;
}

static enum rc looks_like(struct turn *t, const struct person *person,
                          const struct person *other)
{
    (void)err_set(&t->err, RC_RULE,
                  IN(t, "%s (@%s) looks like %s (@%s)", "%s（@%s）看起来与%s（@%s）一样"),
                  person->name, person->handle, other->name, other->handle);
    return err_hint(
        &t->err, "%s",
        IN(t, "choose a name that nobody takes for theirs", "请换一个不会认错人的名字"));
}

/* Who decides is known by their account, never by name; but people go by names, so none
 * may pass for a colleague's. Two of one name are no trick. */
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
            return looks_like(t, person, &all[i]);
    return RC_OK;
}

/* An address signs in whom it belongs to ([people] join_by_email): one person alone. */
static enum rc set_email(struct turn *t, const char *said, struct person *person)
{
    struct person other;

    TRY(email_parse(said, t->arena, &person->email, &t->err));
    if (people_by_email(t, person->email, &other) != RC_OK || other.id == person->id)
        return RC_OK;
    (void)err_set(&t->err, RC_RULE,
                  IN(t, "%s is the address of %s (@%s)", "%s 是%s（@%s）的邮箱"),
                  person->email, other.name, other.handle);
    return err_hint(&t->err, "%s",
                    IN(t, "each has an address of their own", "每人要有自己的邮箱"));
}

/* Nobody stands above themselves, by however many steps. */
static enum rc set_manager(struct turn *t, int64_t manager, struct person *person)
{
    struct person above;
    int64_t id = manager;

    for (int steps = 0; id && person->id && steps < COLLEAGUES; steps++) {
        if (id == person->id)
            break;
        TRY(people_get(t, id, &above));
        id = above.manager;
    }
    if (!id || !person->id) {
        person->manager = manager;
        return RC_OK;
    }
    if (manager == person->id)
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "nobody is their own manager; name somebody else",
                          "不能做自己的上级，请写别人"));
    (void)err_set(&t->err, RC_RULE,
                  IN(t, "%s stands under %s already", "%s 已经是%s的下级"),
                  people_name(t, manager), person->name);
    return err_hint(&t->err, "%s",
                    IN(t, "managers stand in no circle: change the other one first",
                       "上级关系不能成环，请先改另一位"));
}

static enum rc set_fields(struct turn *t, const struct colleague *in,
                          struct person *person)
{
    if (in->name.text[0])
        person->name = in->name.text;
    if (in->email)
        TRY(set_email(t, in->email, person));
    if (in->roles.text[0])
        TRY(read_roles(t, in->roles.text, &person->roles));
    if (in->zone)
        TRY(zone_read(t, in->zone, &person->zone));
    if (in->lang)
        person->lang = text_same(in->lang, "zh") ? LANG_ZH : LANG_EN;
    if (in->manager.id)
        TRY(set_manager(t, in->manager.id, person));
    return RC_OK;
}

enum rc colleague_change(struct turn *t, const struct colleague *in,
                         struct person *person)
{
    TRY(set_fields(t, in, person));
    return no_look_alike(t, person);
}

enum rc colleague_works_here(struct turn *t, const struct person *person)
{
    if (person->is_active)
        return RC_OK;
    (void)err_set(&t->err, RC_RULE, IN(t, "%s no longer works here", "%s已离职"),
                  person->name);
    return err_hint(&t->err,
                    IN(t, "`user add %s` brings them in", "发“添加用户 %s”可加入"),
                    person->handle);
}

enum rc colleague_leaves_admin(struct turn *t, const struct person *person)
{
    struct person *admins = TAKE_N(t->arena, 2, struct person);
    size_t n = 0;

    TRY(people_with(t, ROLE_ADMIN, admins, 2, &n));
    if (n != 1 || admins[0].id != person->id)
        return RC_OK;
    (void)err_set(&t->err, RC_RULE, IN(t, "%s is the only admin", "%s是唯一的管理员"),
                  person->name);
    return err_hint(&t->err, "%s",
                    IN(t,
                       "make somebody else admin first: `user change HANDLE roles=admin`",
                       "请先让别人当管理员：发“修改用户 账号 角色=管理员”"));
}

enum rc colleague_handle(struct turn *t, const char *said, const char **out)
{
    const char *handle = text_fold(t->arena, said[0] == '@' ? said + 1 : said);

    if (!is_handle(handle)) {
        (void)err_set(&t->err, RC_USAGE,
                      IN(t, "\"%s\" is no short name", "“%s”不能作账号"),
                      words_short(t->arena, said));
        return err_hint(&t->err, "%s",
                        IN(t, "letters, digits, dots: such as ana.reyes",
                           "请用小写字母、数字和点，如 ana.reyes"));
    }
    *out = handle;
    return RC_OK;
}

void colleague_say(struct turn *t, const struct person *person, const char *words)
{
    say(t, IN(t, "%s (@%s) %s: %s.", "%s（@%s）%s：%s。"), person->name, person->handle,
        words, roles_text(t->arena, person->roles, t->lang));
    offer(t, IN(t, "Make a link", "生成登录链接"), BUTTON_PRIMARY, "user invite %s",
          person->handle);
}
