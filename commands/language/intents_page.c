/* docs/intents.md, made from the tables: what can be meant, what is taken from the words,
 * by which rules, and examples, which tests/commands/test_meaning.c runs. */
#include "commands/language/intents_page.h"

#include "commands/language/intent.h"

static const struct {
    enum intent_id intent;
    int points;
    const char *pattern;
} rules[] = {

#define INTENT(id, name, flags, slots)
#define RULE(id, points, pattern) {INTENT_##id, points, pattern},
#include "commands/language/intents/all.def"
#undef INTENT
#undef RULE
};

const struct intent_example intent_examples[] = {
#define EXAMPLE(id, said, reply_to, read) {INTENT_##id, said, reply_to, read},
#include "commands/language/intents/examples.def"
#undef EXAMPLE
    {INTENTS, NULL, NULL, NULL},
};

static const struct {
    unsigned flag;
    const char *words;
} flag_words[] = {
    {INTENT_RISKY,
     "decides, moves money or writes to a customer: read from a plain statement "
     "only, never from a negation, question, quotation, condition or plan"},
    {INTENT_VERDICT, "a verdict: the whole message, to a card or with its number"},
    {INTENT_CHANGES,
     "changes a record: not where the sentence forbids it or names a condition"},
    {INTENT_ASIDE, "may stand beside another command of the message"},
    {INTENT_ASKS, "a question is its usual form"},
};

static const char head[] =
    "# What a sentence can mean\n\n"
    "Made from `commands/language/intents/*.def`; the examples are run by the tests. How a "
    "sentence is read, and how to add to it, stands in [sentences.md](sentences.md).\n\n"
    "A rule's terms must all hold: `a|b` one of these stands in the message, `!a` it does "
    "not, `^a` it begins what is left once small words and names are off, `a<b` an a stands "
    "before a b, `a/b` the same within one clause, `a~b` they stand close together. The rule "
    "with the most points wins.\n";

static void add_flags(struct text *out, unsigned flags)
{
    for (size_t i = 0; i < COUNT(flag_words); i++)
        if (flags & flag_words[i].flag)
            text_addf(out, "- %s\n", flag_words[i].words);
}

static void add_examples(struct text *out, enum intent_id intent)
{
    text_add(out, "\n| said | read |\n|---|---|\n");
    for (const struct intent_example *e = intent_examples; e->said; e++) {
        if (e->intent != intent)
            continue;
        text_addf(out, "| %s", e->said);
        if (e->reply_to)
            text_addf(out, " (to the card of %s)", e->reply_to);
        text_addf(out, " | %s |\n", e->read);
    }
}

static void add_rules(struct text *out, enum intent_id intent)
{
    text_add(out, "\n<details><summary>rules</summary>\n\n```\n");
    for (size_t i = 0; i < COUNT(rules); i++)
        if (rules[i].intent == intent)
            text_addf(out, "%d  %s\n", rules[i].points, rules[i].pattern);
    text_add(out, "```\n\n</details>\n");
}

const char *intents_markdown(struct arena *arena)
{
    struct text out;

    text_init(&out, arena, 1000000);
    text_add(&out, head);
    for (size_t i = 0; i < INTENTS; i++) {
        text_addf(&out, "\n## %s\n\n", intents[i].name);
        add_flags(&out, intents[i].flags);
        if (intents[i].slots[0])
            text_addf(&out, "- takes: %s\n", intents[i].slots);
        add_examples(&out, (enum intent_id)i);
        add_rules(&out, (enum intent_id)i);
    }
    return out.bytes;
}
