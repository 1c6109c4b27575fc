/* "language" - in which language Dealbell speaks to me. */
#include "commands/language.h"

#include "commands/access.h"
#include "commands/words.h"
#include "store/people.h"

struct language {
    const char *lang;
};

static const struct arg wants[] = {
    OPT(struct language, lang, "en or zh; left out, you choose",
        "en 或 zh（英文、中文）；不写则选择"),
    {0},
};

static const struct example examples[] = {
    {"language zh", "以后用中文", NULL},
    {"语言 英文", "From now on in English", "bo"},
    {"language", "In which language?", NULL},
    {0},
};

static int lang_of(const char *text)
{
    static const struct {
        const char *word;
        enum lang lang;
    } words[] = {{"en", LANG_EN},   {"english", LANG_EN}, {"英文", LANG_EN},
                 {"英语", LANG_EN}, {"zh", LANG_ZH},      {"chinese", LANG_ZH},
                 {"中文", LANG_ZH}, {"汉语", LANG_ZH},    {"cn", LANG_ZH}};

    for (size_t i = 0; i < COUNT(words); i++)
        if (text_same(words[i].word, text))
            return (int)words[i].lang;
    return -1;
}

enum rc language_read(struct turn *t, const char *said, enum lang *out)
{
    int lang = lang_of(text_fold(t->arena, said));

    if (lang < 0)
        return err_set(&t->err, RC_USAGE,
                       IN(t, "I speak English (en) and Chinese (zh), not \"%s\"",
                          "只会中文（zh）和英文（en），不会“%s”"),
                       words_short(t->arena, said));
    *out = (enum lang)lang;
    return RC_OK;
}

/* The names stand in their own languages: who cannot read the one finds the other. */
static enum rc choose(struct turn *t)
{
    static const struct card_option options[] = {{"English", "en"}, {"中文", "zh"}};
    struct card_select *select = TAKE(t->arena, struct card_select);

    *select = (struct card_select){.label = IN(t, "Language", "语言"),
                                   .name = "lang",
                                   .command = "language lang=",
                                   .options = options,
                                   .n_options = COUNT(options)};
    t->answer.select = select;
    say_privately(t);
    say(t, "%s",
        IN(t, "In which language? 使用哪种语言？", "使用哪种语言？In which language?"));
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct language *in = args;

    if (text_empty(in->lang))
        return choose(t);
    enum lang lang = t->lang;
    struct person me;

    TRY(language_read(t, in->lang, &lang));
    TRY(people_get(t, t->me.id, &me));
    me.lang = lang;
    me.chosen |= CHOSE_LANG;
    TRY(people_put(t, &me));
    t->me.lang = t->lang = t->err.lang = me.lang;
    say_privately(t);
    say(t, "%s", IN(t, "From now on in English.", "以后用中文。"));
    return RC_OK;
}

const struct command cmd_language = {
    .name = "language",
    .name_zh = "语言",
    .aliases = {"lang", "switch to", "切换到", "切换成", "切换语言"},
    .brief = "choose your language",
    .brief_zh = "选择语言",
    .group = GROUP_TEAM,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct language),
    .run = run,
    .examples = examples,
};
