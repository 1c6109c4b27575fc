/* change_whose.c - a correction is of whom the step was done for: "Bluefin 6400, not
 * 64000" corrects no payment of another. */
#include "commands/change_inside.h"
#include "commands/only_words.h"
#include "commands/parse_value.h"

#include <string.h>

/* What may stand beside the figures of a correction that names nobody. */
static const char beside_figures[] =
    "it|it's|its|was|is|the|a|that|should|be|been|have|say|said|i|we|they|only|just|of|"
    "on|at|for|to|in|no|not|paid|came|got|received|payment|amount|sum|figure|day|date|"
    "time|today|tomorrow|yesterday|last|this|in|into|account|landed|arrived|actually|really|rather|instead|eur|usd|gbp|cny|收到|到账|到了|付了|回款|打了|"
    "金额|数字|日期|时间|是|应该|应为|应是|其实|实际|实际上|实收|刚才|那笔|这笔|的|了|吧|"
    "啊|才|对|为|元|块|人民币|美元|才对|只有|只|到|到的|的款|应收|收|打|打来|打的|付的|那天|"
    "而是|不是|记错了|那|这";

static const char *account_of(struct turn *t, const char *called)
{
    return bind_as(t, called, "account");
}

/* The step's own record, and its customer. */
static bool is_of_step(struct turn *t, const struct redo *step, const char *called)
{
    const char *account = account_of(t, called);

    for (size_t i = 0; i < step->n; i++)
        for (size_t k = 0; k < step->lines[i].n; k++) {
            const struct pair *pair = &step->lines[i].list[k];
            const struct arg *arg = redo_arg(&step->lines[i], pair->name);
            if (!arg || arg->type != ARG_REF)
                continue;
            const char *of = account_of(t, pair->value);
            if (text_same(pair->value, called) || (account && text_same(of, account)))
                return true;
        }
    return strstr(text_fold(t->arena, step->words), text_fold(t->arena, called)) != NULL;
}

bool change_is_quote_number(const struct entity *entity)
{
    return entity->kind == ENTITY_REF && strncmp(entity->said, "Q-", strlen("Q-")) == 0;
}

static bool names_another(struct turn *t, const struct sentence *sentence,
                          const struct redo *step)
{
    const char *text = sentence->text;
    const struct reading_context context = sentence_context(t, &sentence->world);
    struct sighted_names names;
    struct entities found;
    struct normal normal;

    entities_read(t->arena, text, strlen(text), &context, &found);
    for (size_t i = 0; i < found.n; i++)
        if (found.rows[i].kind == ENTITY_REF && !change_is_quote_number(&found.rows[i]) &&
            !is_of_step(t, step, found.rows[i].said))
            return true;
    if (!normal_make(t->arena, text, strlen(text), &normal))
        return false;
    world_sight(&sentence->world, t->arena, &normal, &names);
    for (size_t i = 0; i < names.n; i++) {
        const struct known *known = &names.rows[i].known;
        if (known_is_customer(known) && !is_of_step(t, step, known->name))
            return true;
    }
    return false;
}

static bool is_of_money(const struct redo *step)
{
    static const char *const names[] = {"payment", "promise", "invoice new"};

    for (size_t i = 0; i < step->n; i++)
        for (size_t k = 0; k < COUNT(names); k++)
            if (text_same(step->lines[i].command->name, names[k]))
                return true;
    return false;
}

const char *change_without_figures(struct turn *t, const struct sentence *sentence,
                                   const char *words)
{
    const struct reading_context context = sentence_context(t, &sentence->world);
    struct entities found;
    struct text rest;
    size_t at = 0;

    entities_read(t->arena, words, strlen(words), &context, &found);
    text_init(&rest, t->arena, strlen(words) + 2 * found.n + 1);
    for (size_t i = 0; i < found.n; i++) {
        const struct span span = found.rows[i].span;
        if (span.from < at)
            continue;
        text_add_bytes(&rest, words + at, span.from - at);
        text_add(&rest, " ");
        at = span.until;
    }
    text_add(&rest, words + at);
    return rest.bytes;
}

/* A name that nobody knows is another's all the same: of money only what says nothing
 * else is a correction. */
bool change_says_only_figures(struct turn *t, const struct sentence *sentence,
                              const char *words)
{
    return only_of(only_letters(t->arena, change_without_figures(t, sentence, words)),
                   beside_figures);
}

/* Behind "no" whatever stands there is meant for the last step. */
bool change_is_of(struct turn *t, const struct sentence *sentence, const char *before,
                  const struct redo *step)
{
    if (names_another(t, sentence, step))
        return false;
    return !before || !is_of_money(step) || change_says_only_figures(t, sentence, before);
}
