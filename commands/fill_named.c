/* fill_named.c - words that say by its name which field they fill. */
#include "commands/fill_inside.h"
#include "commands/parse_value.h"
#include "commands/words.h"

#include <string.h>
#include <strings.h>

enum { LABELLED_MOST = 40 };

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

static const char *behind_any(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *rest = behind_word(text, words[i]);
        if (rest)
            return rest;
    }
    return NULL;
}

const char *fill_without_label(struct turn *t, const struct question *question,
                               const char *text)
{
    static const char *const links[] = {"is called", "are called", "is",     "are",
                                        "was",       "名称是",     "名字是", "名叫",
                                        "是",        "为",         "叫"};
    static const char *const itself[] = {
        "it's called ", "it is called ", "it's ", "it is ", "they are called ",
        "他们叫",       "他们是",        "是",    "叫"};
    const struct arg *arg = question->command->args;
    const struct fact *fact = fact_find(question->input);
    static const char *const articles[] = {"the ", "their ", "他们的", "客户的"};
    const char *at = behind_any(text, articles, COUNT(articles)), *rest;

    while (arg && arg->name && strcmp(arg->name, question->input) != 0)
        arg++;
    bool is_arg = arg && arg->name;
    const char *const labels[] = {
        is_arg ? arg_label(t->arena, arg, LANG_ZH) : fact_label(t->arena, fact, LANG_ZH),
        is_arg ? arg_label(t->arena, arg, LANG_EN) : fact_label(t->arena, fact, LANG_EN),
        strcmp(question->input, "name") == 0 ? "company" : "",
        strcmp(question->input, "name") == 0 ? "公司" : "",
        strcmp(question->input, "name") == 0 ? "客户" : ""};
    at = behind_any(at ? at : text, labels, COUNT(labels));
    if (at) {
        rest = behind_any(at, links, COUNT(links));
        return rest && *rest ? rest : *at ? at : text;
    }
    rest = behind_any(text, itself, COUNT(itself));
    return rest && *rest ? rest : text;
}

/* "Amount 50k", 金额50万: said by its own name, whatever was asked. */
static bool names_fact(struct turn *t, const struct sentence *sentence,
                       const struct question *question, const char *name,
                       struct pair *out)
{
    const struct fact *fact = fact_find(name);
    const char *const labels[] = {fact_label(t->arena, fact, LANG_ZH),
                                  fact_label(t->arena, fact, LANG_EN)};
    struct question about = *question;

    if (strcmp(question->input, name) == 0 || strlen(sentence->text) > LABELLED_MOST ||
        !behind_any(sentence->text, labels, COUNT(labels)))
        return false;
    about.input = name;
    about.wants = fill_wants_of_fact(name, &about.is_day);
    const char *value = fill_entity(t, sentence, &about);
    if (value)
        *out = (struct pair){name, value};
    return value != NULL;
}

bool fill_goes_with(struct turn *t, const struct sentence *sentence,
                    const struct question *question, struct pair *out)
{
    static const struct pair facts[] = {
        {"amount", "money"}, {"close", "close"}, {"discount", "discount_pct"}};
    const struct meaning *m = &sentence->meanings.rows[0];
    const struct said said = {.t = t, .meaning = m, .text = sentence->text};
    const char *lead = meaning_get(m, "ref");

    if (strcmp(question->command->name, "qualify") != 0)
        return false;
    for (size_t i = 0; i < COUNT(facts) && !sentence_means(sentence); i++)
        if (names_fact(t, sentence, question, facts[i].name, out))
            return true;
    if (sentence->meanings.n != 1 || strcmp(m->cmd, "deal.update") != 0 ||
        meaning_get(m, "customer") || (lead && !strstr(question->rest, lead)))
        return false;
    for (size_t i = 0; i < COUNT(facts); i++) {
        const char *value = bind_value(&said, facts[i].value, NULL);
        if (value) {
            *out = (struct pair){facts[i].name, value};
            return true;
        }
    }
    return false;
}

static bool ends_with(const char *text, size_t len, const char *end)
{
    size_t n = strlen(end);

    return len > n && strncmp(text + len - n, end, n) == 0;
}

/* How much of the text is the fact's name at its head: "signed on", "signed", 签约日; 0.
 */
static size_t named_at_head(struct turn *t, const struct fact *fact, const char *text)
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

void fill_turn_to_named(struct turn *t, const char *text, struct question *question)
{
    const char *folded = text_fold(t->arena, text), *named = NULL;
    const struct fact *asked = fact_find(question->input);
    size_t n, best = asked ? named_at_head(t, asked, folded) : 0;
    struct word *words = words_split(t->arena, question->rest, &n);
    int stage = n > 1 && asked && strcmp(question->command->name, "deal stage") == 0
                    ? stage_parse(words[1].value, STAGE_NEW)
                    : -1;

    if (stage < 0)
        return;
    for (const char *const *at = stage_wants((enum stage)stage); at && *at; at++) {
        const struct fact *fact = fact_find(*at);
        if (!fact || fact->kind == FACT_TEXT || fact->kind == FACT_CHOICE)
            continue;
        size_t len = named_at_head(t, fact, folded);
        if (len > best) {
            best = len;
            named = *at;
        }
    }
    if (!named || strcmp(named, question->input) == 0)
        return;
    question->is_named = true;
    question->input = named;
    question->wants = fill_wants_of(question->command, named, &question->is_day);
}
