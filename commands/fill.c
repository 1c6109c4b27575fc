/* fill.c - an answer in words to a form's first field: the question, and its turn. */
#include "commands/fill.h"
#include "commands/dispatch.h"
#include "commands/fill_inside.h"
#include "commands/parse_value.h"
#include "commands/words.h"

#include <string.h>

/* The question that is open here; RC_ABSENT, without words, when none is. */
static enum rc open_question(struct turn *t, struct talk *talk, struct question *out)
{
    TRY(talk_get(t, talk));
    *out = (struct question){.input = talk->input};
    if (talk->command[0] == '\0')
        return RC_ABSENT;
    if (talk->action[0]) {
        struct err before = t->err;
        enum rc rc = action_get(t, talk->action, &out->action);
        t->err = before;
        if (rc != RC_OK || out->action.used_turn != 0)
            return rc == RC_BROKEN || rc == RC_AGAIN ? rc : RC_ABSENT;
    }
    out->command = command_find(talk->command, &out->rest);
    if (!out->command)
        return RC_ABSENT;
    out->wants = fill_wants_of(out->command, out->input, &out->is_day);
    return RC_OK;
}

/* As the answer says it again. */
static const char *value_text(struct turn *t, const struct question *question,
                              const struct pair *pair)
{
    const struct fact *fact = fact_find(pair->name);
    struct err ignored = {.lang = t->lang};
    struct moment moment;
    struct money money;

    if (fact ? fact->kind == FACT_DAY : question->wants == WANTS_TIME)
        return moment_parse_iso(pair->value, &moment, &ignored) == RC_OK
                   ? moment_text(t->arena, moment, t->today, t->lang)
                   : pair->value;
    if ((fact ? fact->kind == FACT_MONEY : question->wants == WANTS_MONEY) &&
        money_parse(pair->value, "", &money, &ignored) == RC_OK)
        return money_text(t->arena, money);
    if (fact && fact->kind == FACT_CHOICE)
        return fact_choice_text(pair->value, t->lang);
    const char *unit =
        fact && fact->kind == FACT_NUMBER && strchr(fact->label_en, '%') ? " %" : "";
    return arena_printf(t->arena, "%s%s", words_short(t->arena, pair->value), unit);
}

/* Something else is asked now: what was understood stands before it. */
static enum rc ask_on(struct turn *t, const struct question *question,
                      const struct pair *pair, enum rc rc)
{
    const struct fact *fact = fact_find(pair->name);

    if (rc != RC_USAGE || !fact || !is_asking(t))
        return rc;
    return err_set(&t->err, rc, IN(t, "%s: %s. %s", "%s：%s。%s"),
                   fact_label(t->arena, fact, t->lang), value_text(t, question, pair),
                   arena_copy(t->arena, t->err.said));
}

static enum rc fill_in(struct turn *t, const struct question *question,
                       const struct pair *pair)
{
    const struct pairs fields = {pair, 1};

    /* what was read may have been read wrongly */
    t->may_be_changed |= question->wants == WANTS_TIME || question->wants == WANTS_MONEY;
    TRY(ask_on(t, question, pair,
               command_run(t, question->command, question->rest, &fields)));
    if (!t->n_written || !question->action.id)
        return RC_OK;
    TRY(action_used(t, question->action.id));
    return action_answered(t, question->action.id, &answered_filled);
}

/* "Budget range?", or as people ask for it. */
static const char *question_words(struct turn *t, const struct question *question)
{
    const char *asked = fact_question(question->input, t->lang);
    const struct arg *arg = question->command->args;
    const struct fact *fact = fact_find(question->input);

    if (asked)
        return asked;
    while (arg && arg->name && strcmp(arg->name, question->input) != 0)
        arg++;
    return arena_printf(t->arena, IN(t, "%s?", "%s？"),
                        arg && arg->name ? arg_label(t->arena, arg, t->lang)
                        : fact           ? fact_label(t->arena, fact, t->lang)
                                         : question->input);
}

enum rc fill_waits(struct turn *t)
{
    struct question question;
    struct talk talk;
    bool is_answered =
        !text_empty(t->answer.text) || !text_empty(t->answer.title) || t->answer_kind;

    if (!is_answered)
        return RC_OK;
    enum rc rc = open_question(t, &talk, &question);
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    /* Not under a list or a card, which may be what they fill it in from; and once, after
     * the first that was done besides: the next words may be meant for the form. */
    bool is_first = t->n_written > 0 && talk.done <= talk_asked(&talk);
    if (is_first && talk_stays_open(t, &talk))
        say(t, IN(t, "Still open: %s", "还等您填写：%s"), question_words(t, &question));
    return RC_OK;
}

/* The only thing that is asked for takes any words but a question; of several, what a
 * deal's stage wants to know is answered one after the other. */
static bool takes_text(const struct talk *talk, bool is_addressed)
{
    return talk->fields == 1 || (is_addressed && (fact_find(talk->input) ||
                                                  strcmp(talk->input, "reason") == 0));
}

enum rc fill_question(struct turn *t, const struct sentence *sentence, bool is_addressed,
                      bool *is_filled)
{
    struct question question;
    struct talk talk;
    enum rc rc = open_question(t, &talk, &question);
    struct pair pair = {0};

    *is_filled = false;
    if (rc != RC_OK || says_question(t->arena, sentence->text))
        return rc == RC_ABSENT ? RC_OK : rc;
    question.is_addressed = is_addressed;
    *is_filled = fill_goes_with(t, sentence, &question, &pair);
    if (*is_filled)
        return fill_in(t, &question, &pair);
    fill_turn_to_named(t, sentence->text, &question);
    const char *value =
        fill_answer(t, sentence, &question, takes_text(&talk, is_addressed));
    if (!value)
        return RC_OK;
    if (question.wants == WANTS_TEXT)
        value = fill_without_label(t, &question, value);
    pair = (struct pair){question.input, value};
    *is_filled = true;
    return fill_in(t, &question, &pair);
}

const char *fill_open(struct turn *t)
{
    struct err before = t->err;
    struct question question;
    struct talk talk;
    const char *label = NULL;

    if (open_question(t, &talk, &question) == RC_OK && question.action.id) {
        const struct fact *fact = fact_find(question.input);
        label = fact ? fact_label(t->arena, fact, t->lang) : NULL;
    }
    t->err = before;
    return label;
}
