/* How a message was read, in words: for "why?". */
#include "commands/language/meaning.h"

static void add_slot(struct text *out, const struct slot *slot, const char *text,
                     enum lang lang)
{
    struct {
        enum lang lang;
    } reader = {lang};

    int len = (int)(slot->span.until - slot->span.from);

    if (len)
        text_addf(out,
                  IN(&reader, "\n  %s = %s, from \"%.*s\" (%s)",
                     "\n  %s = %s，读自「%.*s」（%s）"),
                  slot->key, slot->value, len, text + slot->span.from, slot->why);
    else
        text_addf(out, IN(&reader, "\n  %s = %s (%s)", "\n  %s = %s（%s）"), slot->key,
                  slot->value, slot->why);
}

const char *meaning_why(struct arena *arena, const char *text,
                        const struct meanings *meanings, enum lang lang)
{
    struct {
        enum lang lang;
    } reader = {lang};
    struct text out;

    text_init(&out, arena, 8000);
    for (size_t i = 0; i < meanings->n; i++) {
        const struct meaning *m = &meanings->rows[i];
        text_addf(&out, IN(&reader, "%s%s: %s", "%s%s：%s"), i ? "\n" : "", m->cmd,
                  m->rule[0] ? m->rule : IN(&reader, "nothing of ours", "与我们无关"));
        for (size_t k = 0; k < m->n_slots; k++)
            add_slot(&out, &m->slots[k], text, lang);
    }
    return out.bytes;
}
