/* fill_label.c - the words by which an answer says which field it is for. */
#include "commands/fill_label.h"
#include "commands/parse_value.h"
#include "commands/words.h"

#include <string.h>
#include <strings.h>

/* Behind a word at the head, and the blanks and colon after it; NULL when it is not
 * there. */
static const char *behind_word(const char *text, const char *word)
{
    size_t len = strlen(word);

    if (len == 0 || strncasecmp(text, word, len) != 0)
        return NULL;
    text = words_skip_blanks(text + len);
    if (strncmp(text, "：", strlen("：")) == 0)
        text += strlen("：");
    else if (*text == ':' || *text == '=')
        text++;
    return words_skip_blanks(text);
}

const char *words_behind_any(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *rest = behind_word(text, words[i]);
        if (rest)
            return rest;
    }
    return NULL;
}

const char *without_label(struct turn *t, const struct command *command,
                          const char *input, const char *text)
{
    static const char *const links[] = {"is called", "are called", "is",     "are",
                                        "was",       "名称是",     "名字是", "名叫",
                                        "是",        "为",         "叫"};
    static const char *const itself[] = {
        "it's called ", "it is called ", "it's ", "it is ", "they are called ",
        "他们叫",       "他们是",        "是",    "叫"};
    const struct arg *arg = command->args;
    const struct fact *fact = fact_find(input);
    static const char *const articles[] = {"the ", "their ", "他们的", "客户的"};
    const char *at = words_behind_any(text, articles, COUNT(articles)), *rest;

    while (arg && arg->name && strcmp(arg->name, input) != 0)
        arg++;
    bool is_arg = arg && arg->name;
    const char *const labels[] = {
        is_arg ? arg_label(t->arena, arg, LANG_ZH) : fact_label(t->arena, fact, LANG_ZH),
        is_arg ? arg_label(t->arena, arg, LANG_EN) : fact_label(t->arena, fact, LANG_EN),
        strcmp(input, "name") == 0 ? "company" : "",
        strcmp(input, "name") == 0 ? "公司" : "",
        strcmp(input, "name") == 0 ? "客户" : ""};
    at = words_behind_any(at ? at : text, labels, COUNT(labels));
    if (at) {
        rest = words_behind_any(at, links, COUNT(links));
        return rest && *rest ? rest : *at ? at : text;
    }
    rest = words_behind_any(text, itself, COUNT(itself));
    return rest && *rest ? rest : text;
}

static bool ends_with(const char *text, size_t len, const char *end)
{
    size_t n = strlen(end);

    return len > n && strncmp(text + len - n, end, n) == 0;
}

size_t fact_name_at_head(struct turn *t, const struct fact *fact, const char *text)
{
    static const char *const ends[] = {"", " on", " date", " sought", "日期", "期"};
    const char *labels[] = {text_fold(t->arena, fact_label(t->arena, fact, LANG_EN)),
                            fact_label(t->arena, fact, LANG_ZH)};
    size_t best = 0;

    for (size_t i = 0; i < COUNT(labels); i++)
        for (size_t k = 0; k < COUNT(ends); k++) {
            size_t len = strlen(labels[i]);
            if (!ends_with(labels[i], len, ends[k]) && *ends[k])
                continue;
            len -= strlen(ends[k]);
            if (len <= best || strncmp(text, labels[i], len) != 0)
                continue;
            if ((unsigned char)text[len - 1] >= 0x80 || text[len] == ' ')
                best = len;
        }
    return best;
}
