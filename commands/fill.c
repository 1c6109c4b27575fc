/* fill.c - an answer in words to a form's first field. */
#include "commands/fill.h"
#include "commands/dispatch.h"
#include "commands/fill_label.h"
#include "commands/fill_said.h"
#include "commands/form_answer.h"
#include "commands/form_clauses.h"
#include "commands/form_kinds.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "commands/parse_value.h"
#include "commands/words.h"
#include "store/actions.h"
#include "store/people.h"

#include <string.h>

enum { LABELLED_MOST = 40 };

/* What a field takes. */
enum wants { WANTS_TEXT, WANTS_REACH, WANTS_TIME, WANTS_MONEY, WANTS_NUMBER, WANTS_NAME };

struct question {
    struct form_open form;
    const struct command *command; /* the form's own, as are these two */
    const char *rest, *input;
    enum wants wants;
    bool is_day;       /* without a clock time */
    bool is_named;     /* the words themselves say which field they fill */
    bool is_addressed; /* what may answer it was said to us */
};

static enum wants of_fact(const char *name, bool *is_day)
{
    const struct fact *fact = fact_find(name);

    if (!fact || fact->kind == FACT_TEXT || fact->kind == FACT_CHOICE)
        return WANTS_TEXT;
    *is_day = fact->kind == FACT_DAY;
    return fact->kind == FACT_DAY     ? WANTS_TIME
           : fact->kind == FACT_MONEY ? WANTS_MONEY
                                      : WANTS_NUMBER;
}

static enum wants wants_of(const struct command *command, const char *input, bool *is_day)
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
    return of_fact(input, is_day);
}

/* The question that is open here; RC_ABSENT, without words, when none is. */
static enum rc open_question(struct turn *t, struct question *out)
{
    *out = (struct question){.input = ""};
    TRY(form_open_get(t, &out->form));
    out->command = out->form.command;
    out->rest = out->form.rest;
    out->input = out->form.input;
    out->wants = wants_of(out->command, out->input, &out->is_day);
    return RC_OK;
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
        !sentence_means(sentence) || (!question->form.action[0] && !reminds))
        return false;
    const char *rest = at ? arena_printf(t->arena, "%.*s %s", (int)(at - text), text,
                                         at + strlen(entity->text))
                          : text;
    return !only_of(only_letters(t->arena, rest), around_days);
}

/* "Oakline now 80k not 72k", where a day is asked: a sum says something else. */
static bool holds_sum(const struct entities *found)
{
    for (size_t i = 0; i < found->n; i++)
        if (found->rows[i].kind == ENTITY_MONEY || found->rows[i].flags & ENTITY_SCALED)
            return true;
    return false;
}

/* The value of the first thing of the wanted kind; NULL when there is none. */
static const char *entity_value(struct turn *t, const struct sentence *sentence,
                                const struct question *question)
{
    const struct reading_context context = sentence_context(t, &sentence->world);
    struct entities found;

    entities_read(t->arena, sentence->text, strlen(sentence->text), &context, &found);
    if (question->wants == WANTS_MONEY || question->wants == WANTS_NUMBER)
        clause_years_are_sums(&found);
    if (question->wants == WANTS_TIME && !question->is_named && holds_sum(&found))
        return NULL;
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *entity = &found.rows[i];
        const char *value = NULL;
        if (!question->is_addressed && !is_most_of(entity, sentence->text))
            continue;
        if (is_beside(t, sentence, question, entity))
            continue;
        if (question->wants == WANTS_MONEY && clause_is_cut_short(sentence->text, entity))
            return NULL;
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

/* Beside the name stands nothing that says more of it: 鼎砺会全部付清 does not choose
 * whose form it is. */
static bool is_name_alone(struct arena *arena, const struct normal *normal,
                          struct span at)
{
    static const char around[] =
        "it's|its|it is|it was|that's|that was|this is|i mean|i meant|mean|meant|the|a|for|"
        "of|from|to|with|by|at|one|that|this|deal|customer|company|lead|invoice|please|pls|"
        "thanks|ok|yes|no|是|的|那个|这个|那家|这家|那单|这单|那笔|这笔|客户|公司|商机|线索|"
        "单子|发票|吧|啊|呀|哦|嗯|给|跟|请|谢谢|就|我说的|说的|我指的|指的|对";

    const char *beside =
        only_letters(arena, arena_printf(arena, "%.*s %s", (int)at.from, normal->bytes,
                                         normal->bytes + at.until));
    return beside[0] == '\0' || only_of(beside, around);
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
    if (names.n != 1 || !is_name_alone(t->arena, &normal, names.rows[0].at))
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
        "delete ", "remove ", "archive ", "merge ",     "rename ",    "show ",
        "open ",   "stop ",   "pause ",   "summarise ", "summarize ", "删除",
        "删掉",    "归档",    "合并",     "查看",       "打开",       "暂停"};
    static const char *const selves[] = {
        "i am on ",   "i'm on ",    "im on ",     "im off",    "i am off",
        "i'm off",    "i am away",  "i'm away",   "i am sick", "i'm sick",
        "i am out ",  "i'm out ",   "我休假",     "我请假",    "我明天休假",
        "我明天请假", "我下周休假", "我下周请假", "我不在"};
    const char *folded = text_fold(t->arena, text);
    const struct reading_context reading = sentence_reading(t);
    struct entities found;

    if (text_begins_any(folded, selves, COUNT(selves)))
        return true;
    entities_read(t->arena, text, strlen(text), &reading, &found);
    for (size_t i = 0; i < COUNT(orders); i++)
        if (strncmp(folded, orders[i], strlen(orders[i])) == 0)
            for (size_t k = 0; k < found.n; k++)
                if (found.rows[k].kind == ENTITY_REF)
                    return true;
    return false;
}

static bool is_no_words(struct turn *t, const struct question *question, const char *text)
{
    return question->wants == WANTS_TEXT && form_kind_no_words(t, question->input, text);
}

/* A day, a sum, a number; "never" is an answer to when to reconnect. */
static const char *figure_value(struct turn *t, const struct sentence *sentence,
                                const struct question *question, bool takes_text)
{
    const char *value = question->is_named || is_answer(sentence, question->input)
                            ? entity_value(t, sentence, question)
                            : NULL;
    bool is_never = takes_text && !sentence_means(sentence) &&
                    strcmp(question->input, "reconnect") == 0;

    return value ? value : is_never ? sentence->text : NULL;
}

static const char *answer_value(struct turn *t, const struct sentence *sentence,
                                const struct question *question, bool takes_text)
{
    if (is_something_else(t, sentence->text) || is_no_words(t, question, sentence->text))
        return NULL;
    switch (question->wants) {
    case WANTS_REACH:
        if (sentence_has(sentence, "find") || !sentence_means(sentence)) {
            const char *value = entity_value(t, sentence, question);
            if (value)
                return value;
        }
        return takes_text && !sentence_means(sentence) ? sentence->text : NULL;
    case WANTS_TIME:
    case WANTS_MONEY:
    case WANTS_NUMBER:
        return figure_value(t, sentence, question, takes_text);
    case WANTS_NAME:
        return sentence_means(sentence) ? NULL : name_value(t, sentence);
    case WANTS_TEXT:
        if (!takes_text || sentence_means(sentence))
            return NULL;
        return strcmp(question->input, "quote") == 0
                   ? form_kind_quote_said(t, sentence->text)
                   : sentence->text;
    }
    return NULL;
}

/* The only thing that is asked for takes any words but a question; of several, what a
 * deal's stage wants to know is answered one after the other. */
static bool takes_text(const struct question *question)
{
    const struct form_open *form = &question->form;
    bool is_ours = question->is_addressed || form->is_reply;

    return form->fields == 1 ||
           (is_ours && (fact_find(form->input) || strcmp(form->input, "reason") == 0));
}

/* The words are such a value, and nothing else. */
static bool is_nothing_but(struct turn *t, const char *text)
{
    struct clause list[CLAUSES_MOST];

    if (form_clauses(t, text, list) != 1)
        return false;
    const char *beside = clause_beside_all(t->arena, &list[0]);
    return beside[0] == '\0' ||
           only_of(beside,
                   arena_printf(t->arena, "%s|%s", around_days, clause_around_money));
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
        !words_behind_any(sentence->text, labels, COUNT(labels)))
        return false;
    about.input = name;
    about.wants = of_fact(name, &about.is_day);
    const char *value = entity_value(t, sentence, &about);
    if (value)
        *out = (struct pair){name, value};
    return value != NULL;
}

/* "Bump it to 480k", while it is asked what a lead still needs to be a deal: that goes
 * with it, and what was asked stays open. */
static bool goes_with(struct turn *t, const struct sentence *sentence,
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

/* "Signed on monday", while it is asked when the invoice goes out: of the facts of the
 * same stage the one that is named, where it is a day or a figure. */
static void turn_to_named(struct turn *t, const char *text, struct question *question)
{
    const char *folded = text_fold(t->arena, text), *named = NULL;
    const struct fact *asked = fact_find(question->input);
    size_t n, best = asked ? fact_name_at_head(t, asked, folded) : 0;
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
        size_t len = fact_name_at_head(t, fact, folded);
        if (len > best) {
            best = len;
            named = *at;
        }
    }
    question->is_named = named || best > 0;
    if (!named || strcmp(named, question->input) == 0)
        return;
    question->input = named;
    question->wants = wants_of(question->command, named, &question->is_day);
}

static enum rc fill_in(struct turn *t, const struct question *question,
                       const struct pair *pair)
{
    const struct pairs fields = {pair, 1};

    /* what was read may have been read wrongly */
    t->may_be_changed |= question->wants == WANTS_TIME || question->wants == WANTS_MONEY;
    return form_fill(t, &question->form, &fields);
}

/* "Budget range". */
static const char *field_label(struct turn *t, const struct question *question)
{
    const struct arg *arg = question->command->args;
    const struct fact *fact = fact_find(question->input);

    while (arg && arg->name && strcmp(arg->name, question->input) != 0)
        arg++;
    return arg && arg->name ? arg_label(t->arena, arg, t->lang)
           : fact           ? fact_label(t->arena, fact, t->lang)
                            : question->input;
}

/* "Still open, D-5 Acme: First invoice on?": of which record, or for what, and what is
 * asked, in a question of its own where it has one. */
static const char *still_open(struct turn *t, const struct question *question)
{
    const char *record = form_record_words(t, question->form.ref);
    const char *asked = fact_question(question->input, t->lang);
    const char *label = field_label(t, question);
    const char *of =
        record[0]
            ? record
            : arena_printf(t->arena, "“%s”",
                           IN(t, question->command->name, question->command->name_zh));

    return asked ? arena_printf(t->arena, IN(t, "Still open, %s: %s", "%s还没说：%s"), of,
                                asked)
                 : arena_printf(t->arena,
                                IN(t, "Still open, %s: %s?", "%s还差一项没填：%s。"), of,
                                label);
}

/* "D-5 Acme: First invoice on?" */
static const char *asked_of(struct turn *t, const struct question *question,
                            const char *words)
{
    const char *record = form_record_words(t, question->form.ref);

    return record[0] ? arena_printf(t->arena, IN(t, "%s: %s", "%s：%s"), record, words)
                     : words;
}

enum rc fill_waits(struct turn *t)
{
    struct question question;
    struct talk talk;
    bool is_answered =
        !text_empty(t->answer.text) || !text_empty(t->answer.title) || t->answer_kind;

    if (!is_answered)
        return RC_OK;
    enum rc rc = open_question(t, &question);
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    TRY(talk_get(t, &talk));
    /* Not under a list or a card, which may be what they fill it in from; and once, after
     * the first that was done besides: the next words may be meant for the form. */
    bool is_first = t->n_written > 0 && talk.done <= talk_asked(&talk);
    if (is_first && talk_stays_open(t, &talk) && !form_is_settled(t, talk.command))
        say(t, "%s", still_open(t, &question));
    return RC_OK;
}

/* A value that answers; where the words might as well be something else, only if they are
 * nothing but that. */
static const char *value_said(struct turn *t, const struct sentence *sentence,
                              const struct question *question, enum form_may may)
{
    const char *value = may == FORM_OFFER
                            ? NULL
                            : answer_value(t, sentence, question,
                                           may == FORM_YES && takes_text(question));

    if (value && may == FORM_VALUE && question->wants != WANTS_NAME &&
        !is_nothing_but(t, sentence->text))
        value = NULL;
    return value;
}

enum rc fill_question(struct turn *t, const struct sentence *sentence, bool is_addressed,
                      bool *is_filled)
{
    struct question question;
    struct pair pair = {0};
    enum rc rc = open_question(t, &question);

    *is_filled = false;
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    enum form_may may = form_may_take(t, sentence, &question.form);
    if (may == FORM_NO)
        return RC_OK;
    question.is_addressed = is_addressed;
    *is_filled = may == FORM_YES && goes_with(t, sentence, &question, &pair);
    if (*is_filled)
        return fill_in(t, &question, &pair);
    turn_to_named(t, sentence->text, &question);
    const char *value = value_said(t, sentence, &question, may);
    if (!value) {
        *is_filled = may != FORM_YES && is_addressed && question.form.action[0] &&
                     question.wants == WANTS_TEXT && takes_text(&question) &&
                     !form_behind_no(sentence->text) &&
                     answer_value(t, sentence, &question, true);
        if (*is_filled)
            form_offer(t, sentence, &question.form);
        return RC_OK;
    }
    if (question.wants == WANTS_TEXT)
        value = without_label(t, question.command, question.input, value);
    pair = (struct pair){question.input, value};
    *is_filled = true;
    return fill_in(t, &question, &pair);
}

const char *fill_open(struct turn *t)
{
    struct err before = t->err;
    struct question question;
    const char *label = NULL;

    if (open_question(t, &question) == RC_OK && question.form.action[0]) {
        const struct fact *fact = fact_find(question.input);
        label = fact ? asked_of(t, &question, fact_label(t->arena, fact, t->lang)) : NULL;
    }
    t->err = before;
    return label;
}
