/* "firm settings" - who we are: the name, and what holds where nobody said otherwise. */
#include "base/zone.h"
#include "commands/access.h"
#include "commands/language.h"
#include "commands/words.h"
#include "commands/zone.h"
#include "store/people.h"

#include <ctype.h>
#include <string.h>

struct firm_change {
    struct phrase name;
    const char *zone, *currency, *lang, *phones;
};

static const struct arg wants[] = {
    OPT(struct firm_change, name, "the firm's name", "公司名称"),
    OPT(struct firm_change, zone, "its time zone, such as Europe/London",
        "公司时区，如 Asia/Shanghai"),
    OPT(struct firm_change, currency, "of amounts that name none, such as GBP",
        "金额未写币种时用的币种，如 CNY"),
    OPT(struct firm_change, lang, "of what is said to a whole room: en or zh",
        "对整个群说话用的语言：en 或 zh"),
    OPT(struct firm_change, phones, "whose telephone numbers need no +: CN, GB or US",
        "不带 + 的电话号码属于哪国：CN、GB 或 US"),
    {0},
};

static const struct example examples[] = {
    {"firm settings", "Small & Co.: Europe/London, EUR, English, telephones of CN.",
     "adm"},
    {"firm settings name=\"Acme Ltd\" zone=Europe/London currency=gbp phones=GB",
     "Acme Ltd: Europe/London, GBP, English, telephones of GB.", "adm"},
    {"公司设置 时区=Asia/Shanghai", "Small & Co.: Asia/Shanghai, EUR, English", "adm"},
    {0},
};

enum { PEOPLE_MOST = 1000, PHONES = 3 };

static const char *const phones[PHONES] = {"CN", "GB", "US"};

static const char *upper(struct arena *arena, const char *said)
{
    char *copy = arena_copy(arena, said);

    for (char *at = copy; *at; at++)
        *at = (char)toupper((unsigned char)*at);
    return copy;
}

static enum rc read_currency(struct turn *t, const char *said, const char **out)
{
    const char *code = upper(t->arena, said);

    if (!currency_known(code)) {
        (void)err_set(&t->err, RC_USAGE,
                      IN(t, "there is no currency \"%s\"", "没有“%s”这个币种"),
                      words_short(t->arena, said));
        return err_hint(&t->err, "%s",
                        IN(t, "its three letters are wanted: CNY, USD, GBP, EUR",
                           "请写三个字母：CNY、USD、GBP、EUR"));
    }
    *out = code;
    return RC_OK;
}

static enum rc read_phones(struct turn *t, const char *said, const char **out)
{
    const char *code = upper(t->arena, said);

    for (size_t i = 0; i < PHONES; i++)
        if (text_same(phones[i], code)) {
            *out = phones[i];
            return RC_OK;
        }
    (void)err_set(
        &t->err, RC_USAGE,
        IN(t, "telephone numbers of \"%s\" are not known here", "不认识“%s”的电话号码"),
        words_short(t->arena, said));
    return err_hint(&t->err, "%s",
                    IN(t, "CN, GB or US; numbers with + are read from everywhere",
                       "可写 CN、GB 或 US；带 + 的号码各国都能读"));
}

static enum rc read_change(struct turn *t, const struct firm_change *in,
                           struct firm *firm)
{
    if (strchr(in->name.text, '='))
        return err_set(&t->err, RC_USAGE, IN(t, "I do not know \"%s\"", "不明白“%s”"),
                       words_short(t->arena, in->name.text));
    if (in->name.text[0])
        firm->name = in->name.text;
    if (in->zone)
        TRY(zone_read(t, in->zone, &firm->zone));
    if (in->currency)
        TRY(read_currency(t, in->currency, &firm->currency));
    if (in->lang)
        TRY(language_read(t, in->lang, &firm->lang));
    if (in->phones)
        TRY(read_phones(t, in->phones, &firm->region));
    return RC_OK;
}

/* Who has the firm's zone or language because nobody said otherwise has the new one. */
static enum rc move_along(struct turn *t, const struct firm *was, const struct firm *is,
                          int *n_moved)
{
    struct person *people = TAKE_N(t->arena, PEOPLE_MOST, struct person);
    size_t n = 0;

    TRY(people_with(t, 0, people, PEOPLE_MOST, &n));
    for (size_t i = 0; i < n; i++) {
        struct person *person = &people[i];
        bool has_zone =
            !(person->chosen & CHOSE_ZONE) && text_same(person->zone, was->zone);
        bool has_lang = !(person->chosen & CHOSE_LANG) && person->lang == was->lang;

        if (!(has_zone && !text_same(was->zone, is->zone)) &&
            !(has_lang && was->lang != is->lang))
            continue;
        if (has_zone)
            person->zone = is->zone;
        if (has_lang)
            person->lang = is->lang;
        TRY(people_put(t, person));
        ++*n_moved;
    }
    return RC_OK;
}

static void say_firm(struct turn *t, const struct firm *firm, int n_moved)
{
    struct text text;

    text_init(&text, t->arena, 1000);
    text_addf(&text,
              IN(t, "%s: %s, %s, %s, telephones of %s.", "%s：%s，%s，%s，电话按 %s。"),
              firm->name, firm->zone, firm->currency,
              firm->lang == LANG_ZH ? IN(t, "Chinese", "中文") : IN(t, "English", "英文"),
              firm->region);
    if (n_moved)
        text_addf(&text,
                  n_moved == 1
                      ? IN(t, " It holds for %d person who chose none themselves.",
                           "没有自己选过的 %d 位同事随之更改。")
                      : IN(t, " It holds for %d people who chose none themselves.",
                           "没有自己选过的 %d 位同事随之更改。"),
                  n_moved);
    say(t, "%s", text.bytes);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct firm_change *in = args;
    struct firm firm;
    int n_moved = 0;

    TRY(firm_get(t, &firm));
    const struct firm was = firm;
    TRY(read_change(t, in, &firm));
    if (in->name.text[0] || in->zone || in->currency || in->lang || in->phones) {
        TRY(firm_put(t, &firm));
        TRY(move_along(t, &was, &firm, &n_moved));
    }
    say_firm(t, &firm, n_moved);
    return RC_OK;
}

const struct command cmd_firm_settings = {
    .name = "firm settings",
    .name_zh = "公司设置",
    .brief = "see or set the firm's name, time zone, currency and language",
    .brief_zh = "查看或设置公司名称、时区、币种和语言",
    .group = GROUP_TEAM,
    .role = ROLE_ADMIN,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct firm_change),
    .run = run,
    .examples = examples,
};
