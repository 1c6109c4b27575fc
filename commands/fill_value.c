/* fill_value.c - what of somebody's words is the value that a field wants. */
#include "commands/dispatch.h"
#include "commands/fill_inside.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "store/people.h"

#include <string.h>

enum wants fill_wants_of_fact(const char *name, bool *is_day)
{
    const struct fact *fact = fact_find(name);

    if (!fact || fact->kind == FACT_TEXT || fact->kind == FACT_CHOICE)
        return WANTS_TEXT;
    *is_day = fact->kind == FACT_DAY;
    return fact->kind == FACT_DAY     ? WANTS_TIME
           : fact->kind == FACT_MONEY ? WANTS_MONEY
                                      : WANTS_NUMBER;
}

enum wants fill_wants_of(const struct command *command, const char *input, bool *is_day)
{
    *is_day = false;
    if (strcmp(input, "reach") == 0)
        return WANTS_REACH;
    if (strcmp(input, "until") == 0)
        return WANTS_TIME;
    for (const struct arg *arg = command->args; arg && arg->name; arg++) {
        if (strcmp(arg->name, input) != 0 || arg->type == ARG_PAIRS)
            continue;
        *is_day = arg->type == ARG_DAY;
        switch (arg->type) {
        case ARG_DAY:
        case ARG_MOMENT:
            return WANTS_TIME;
        case ARG_MONEY:
            return WANTS_MONEY;
        case ARG_NUMBER:
            return WANTS_NUMBER;
        case ARG_REF:
        case ARG_PERSON:
            return WANTS_NAME;
        case ARG_WORD:
        case ARG_PHRASE:
        case ARG_PAIRS:
            return WANTS_TEXT;
        }
    }
    return fill_wants_of_fact(input, is_day);
}

/* What was signed was signed by today; all else is still to come. */
static const char *when_of(struct turn *t, const struct entity *entity,
                           const struct question *question)
{
    static const int hours[] = {
        [PART_DAWN] = 6,       [PART_MORNING] = 9, [PART_MIDDAY] = 12,
        [PART_AFTERNOON] = 14, [PART_NIGHT] = 19,  [PART_DAY_END] = 17};
    bool may_be_past = strcmp(question->input, "signed_on") == 0;
    struct moment at = entity->at;

    if (entity->flags & ENTITY_IMPOSSIBLE ||
        (entity->flags & ENTITY_PAST && !may_be_past))
        return NULL;
    if (entity->kind == ENTITY_TIME)
        at.day = t->today;
    else if (entity->kind != ENTITY_DATE && entity->kind != ENTITY_DATETIME &&
             (entity->kind != ENTITY_DAYS || at.day.n <= t->today.n))
        return NULL; /* "next month" is its first day */
    if (question->is_day)
        at.minute = -1;
    else if (at.minute < 0 && entity->part != PART_UNSAID)
        at.minute = hours[entity->part] * 60;
    return moment_iso(t->arena, at);
}

static const char *money_of(struct turn *t, const struct entity *entity)
{
    const char *number = decimal_text(t->arena, entity->number);

    if (entity->kind != ENTITY_MONEY && entity->kind != ENTITY_NUMBER)
        return NULL;
    return entity->currency[0] ? arena_printf(t->arena, "%s %s", number, entity->currency)
                               : number;
}

/* "on friday please" is an answer in a room as well; "row 15 is mine" is talk. */
static bool is_most_of(const struct entity *entity, const char *text)
{
    return strlen(entity->text) * 3 >= strlen(text);
}

/* What stands around a day that answers: "on friday please", 就定在周五吧. */
static const char around_days[] =
    "on|at|by|in|for|from|the|it|it's|is|was|please|pls|ok|then|so|maybe|around|about|say|"
    "let's|make|make it|do it|that|this|will|be|to|set|put|remind me|remind|call|call them|"
    "sign|signed|signing|signed on|sign on|invoice|first invoice|invoice on|close|demo|day|"
    "date|due|again|吧|呢|啊|呀|就|定|在|改|成|到|为|是|的|了|请|那|那就|好|提醒我|提醒|左右|"
    "大概|大约|约|开票|首次|开|签约|签|日期|日|时间|演示|成交|打电话|打个电话|给他|给她|联系|"
    "跟进|再|见|我|先|安排|放|填|写|选|推|延|之前|前|后";

/* "提醒我后天给李总发合同" says something of its own; so says "call Jo on friday", but
 * not where it is asked when to do what was named just before, with no form. */
static bool is_beside(struct turn *t, const struct sentence *sentence,
                      const struct question *question, const struct entity *entity)
{
    const struct meaning *m = &sentence->meanings.rows[0];
    const char *text = sentence->text, *at = strstr(text, entity->text);
    bool reminds = strncmp(m->rule, "remind", strlen("remind")) == 0;

    if (question->wants != WANTS_TIME || question->is_named ||
        !sentence_means(sentence) || (!question->action.id && !reminds))
        return false;
    const char *rest = at ? arena_printf(t->arena, "%.*s %s", (int)(at - text), text,
                                         at + strlen(entity->text))
                          : text;
    return !only_of(only_letters(t->arena, rest), around_days);
}

const char *fill_entity(struct turn *t, const struct sentence *sentence,
                        const struct question *question)
{
    const struct reading_context context = sentence_context(t, &sentence->world);
    struct entities found;

    entities_read(t->arena, sentence->text, strlen(sentence->text), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *entity = &found.rows[i];
        const char *value = NULL;
        if (!question->is_addressed && !is_most_of(entity, sentence->text))
            continue;
        if (is_beside(t, sentence, question, entity))
            continue;
        if (question->wants == WANTS_TIME)
            value = when_of(t, entity, question);
        else if (question->wants == WANTS_MONEY)
            value = money_of(t, entity);
        else if (question->wants == WANTS_REACH)
            value = entity->kind == ENTITY_PHONE || entity->kind == ENTITY_EMAIL
                        ? entity->said
                        : NULL;
        else if (entity->kind == ENTITY_NUMBER || entity->kind == ENTITY_PERCENT ||
                 entity->kind == ENTITY_DISCOUNT)
            value = decimal_text(t->arena, entity->number);
        if (value)
            return value;
    }
    return NULL;
}

/* What says something of its own is no answer, but for a word or two around it: "on
 * Friday please". */
static bool is_answer(const struct sentence *sentence, const char *input)
{
    enum { WORD_OR_TWO = 16 };

    const struct meaning *m = &sentence->meanings.rows[0];

    /* "Close 改到12月15日" says itself what it is. */
    if (meaning_get(m, "close") && strcmp(input, "close") != 0)
        return false;
    return !sentence_means(sentence) ||
           (utf8_count(sentence->text) <= WORD_OR_TWO && !meaning_get(m, "ref") &&
            !meaning_get(m, "customer"));
}

/* A name is one that the firm knows. */
static const char *name_value(struct turn *t, const struct sentence *sentence)
{
    struct normal normal;
    struct sighted_names names;
    const char *text = sentence->text;
    struct err before = t->err;
    struct ref ref;
    struct person person;
    bool is_ref =
        parse_ref(t, text, NULL, &ref) == RC_OK || people_find(t, text, &person) == RC_OK;

    t->err = before;
    if (is_ref)
        return text;
    if (!normal_make(t->arena, text, strlen(text), &normal))
        return NULL;
    world_sight(&sentence->world, t->arena, &normal, &names);
    if (names.n != 1)
        return NULL;
    /* Of two of one name the command says that there are. */
    if (names.rows[0].known.kind == KNOWN_PERSON && names.rows[0].n_others > 0)
        return text;
    return names.rows[0].known.id[0] ? names.rows[0].known.id : names.rows[0].known.name;
}

/* "Delete D-1110", "I am on holiday tomorrow": an order, or word of oneself, whatever the
 * form asks. */
static bool is_something_else(struct turn *t, const char *text)
{
    static const char *const orders[] = {
        "delete ", "remove ", "archive ", "merge ", "rename ", "show ", "open ", "stop ",
        "pause ",  "删除",    "删掉",     "归档",   "合并",    "查看",  "打开",  "暂停"};
    static const char *const selves[] = {
        "i am on ",   "i'm on ",    "i am off",   "i'm off",    "i am away", "i'm away",
        "i am sick",  "i'm sick",   "i am out ",  "i'm out ",   "我休假",    "我请假",
        "我明天休假", "我明天请假", "我下周休假", "我下周请假", "我不在"};
    const char *folded = text_fold(t->arena, text);
    const struct reading_context reading = sentence_reading(t);
    struct entities found;

    for (size_t i = 0; i < COUNT(selves); i++)
        if (strncmp(folded, selves[i], strlen(selves[i])) == 0)
            return true;
    entities_read(t->arena, text, strlen(text), &reading, &found);
    for (size_t i = 0; i < COUNT(orders); i++)
        if (strncmp(folded, orders[i], strlen(orders[i])) == 0)
            for (size_t k = 0; k < found.n; k++)
                if (found.rows[k].kind == ENTITY_REF)
                    return true;
    return false;
}

const char *fill_answer(struct turn *t, const struct sentence *sentence,
                        const struct question *question, bool takes_text)
{
    switch (question->wants) {
    case WANTS_REACH:
        if (sentence_has(sentence, "find") || !sentence_means(sentence)) {
            const char *value = fill_entity(t, sentence, question);
            if (value)
                return value;
        }
        return takes_text && !sentence_means(sentence) ? sentence->text : NULL;
    case WANTS_TIME:
    case WANTS_MONEY:
    case WANTS_NUMBER:
        if (question->is_named || is_answer(sentence, question->input)) {
            const char *value = fill_entity(t, sentence, question);
            if (value)
                return value;
        }
        /* "never" is an answer to when to reconnect */
        return takes_text && !sentence_means(sentence) &&
                       strcmp(question->input, "reconnect") == 0
                   ? sentence->text
                   : NULL;
    case WANTS_NAME:
        return sentence_means(sentence) ? NULL : name_value(t, sentence);
    case WANTS_TEXT:
        return takes_text && !sentence_means(sentence) &&
                       !is_something_else(t, sentence->text)
                   ? sentence->text
                   : NULL;
    }
    return NULL;
}
