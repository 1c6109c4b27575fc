/* parse_ask.c - what is asked where a command's words leave something out. */
#include "commands/choices.h"
#include "commands/form_open.h"
#include "commands/parse_inside.h"
#include "commands/parse_value.h"
#include "commands/words.h"

#include <string.h>

/* The command so far, for the form to run with the rest. */
static const char *so_far(const struct reading *r, const char *words,
                          const struct pairs *fields)
{
    struct text text;

    text_init(&text, r->t->arena, 1 << 17);
    text_addf(&text, "%s %s", r->command->name, words_skip_blanks(words));
    for (size_t i = 0; fields && i < fields->n; i++)
        if (fields->list[i].value[0])
            text_addf(&text, " %s=%s", fields->list[i].name,
                      words_quote(r->t->arena, fields->list[i].value));
    return text.bytes;
}

/* A text that was said already: what it is about. */
static const char *phrase_said(const struct reading *r)
{
    for (size_t i = 0; i < r->n_args; i++)
        if (r->command->args[i].type == ARG_PHRASE && r->is_filled[i])
            return ((const struct phrase *)(const void *)(r->into +
                                                          r->command->args[i].offset))
                ->text;
    return NULL;
}

/* One short question for what is missing first. */
static const char *question_for(const struct reading *r, const struct arg *first)
{
    struct turn *t = r->t;
    const char *about = IN(t, first->about, first->about_zh), *said = phrase_said(r);

    switch (first->type) {
    case ARG_REF:
        return arena_printf(t->arena, IN(t, "which one? Say %s", "是哪一个？请说%s"),
                            about);
    case ARG_DAY:
    case ARG_MOMENT:
        return said ? arena_printf(t->arena, IN(t, "when? “%s”", "什么时候？“%s”"),
                                   words_short(t->arena, said))
                    : arena_printf(t->arena, IN(t, "when? Say %s", "什么时候？请说%s"),
                                   about);
    case ARG_WORD:
    case ARG_PHRASE:
    case ARG_MONEY:
    case ARG_NUMBER:
    case ARG_PERSON:
    case ARG_PAIRS:
        break;
    }
    return arena_printf(t->arena, IN(t, "%s?", "%s？"), about);
}

/* The days that are meant most, where a day is all that is missing. */
static void offer_days(struct turn *t, const char *words, const struct arg *arg)
{
    const struct day_choice choices[] = {
        {1, NULL}, {7 - (int)day_weekday(t->today), IN(t, "Next Monday", "下周一")}};
    struct quick_day days[COUNT(choices)];
    size_t n = quick_days(t, choices, COUNT(choices), days);

    for (size_t i = 0; i < n; i++)
        ask_offer(t, days[i].label, "%s %s=%s", words, arg->name,
                  day_iso(t->arena, days[i].day));
}

static void offer_usual(struct turn *t, const char *words, const struct arg *arg)
{
    for (const struct usual *at = arg->usual; at && at->value; at++)
        ask_offer(t, IN(t, at->label, at->label_zh), "%s %s=%s", words, arg->name,
                  words_quote(t->arena, at->value));
}

/* Of which record it is: "D-5"; NULL: of none. */
static const char *record_named(const struct reading *r)
{
    for (size_t i = 0; i < r->n_args; i++) {
        const struct arg *arg = &r->command->args[i];
        const struct ref *ref = (const void *)(r->into + arg->offset);
        if (arg->type == ARG_REF && r->is_filled[i] && ref->kind)
            return ref_text(r->t->arena, ref->kind, ref->id);
    }
    return NULL;
}

enum rc parse_ask(struct reading *r, const struct arg *first, const char *words,
                  const struct pairs *fields)
{
    struct turn *t = r->t;
    struct card_input *inputs = TAKE_N(t->arena, r->n_args, struct card_input);
    const char *rest = "";
    size_t n = 0;

    for (size_t i = 0; i < r->n_args; i++) {
        const struct arg *arg = &r->command->args[i];
        if (arg->is_optional || r->is_filled[i] || arg->type == ARG_PAIRS)
            continue;
        inputs[n++] = (struct card_input){
            .name = arg->name,
            .label = arg_label(t->arena, arg, t->lang),
            .hint = IN(t, arg->about, arg->about_zh),
            .kind = value_input(arg->type),
            .is_required = true,
        };
    }
    const char *said = so_far(r, words, fields);
    /* Only a record is missing: those it may be, as buttons. */
    if (n == 1 && first->type == ARG_REF)
        TRY(choices_offer(t, r->command, said, first, NULL, &rest));
    if (n == 1 && (first->type == ARG_DAY || first->type == ARG_MOMENT))
        offer_days(t, said, first);
    if (n == 1 && first->type == ARG_MONEY)
        TRY(choices_sum(t, r->command, said, record_named(r)));
    if (n == 1)
        offer_usual(t, said, first);
    return ask(
        t, said, inputs, n, "%s%s%s",
        form_question(t, r->command, first, record_named(r), question_for(r, first)),
        rest[0] ? IN(t, ".", "。") : "", rest);
}
