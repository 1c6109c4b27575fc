/* parts_leads.c - 三张名片:A公司李工139...,B公司王工139...: a lead for each number. */
#include "commands/language/name_words.h"
#include "commands/language/parts_inside.h"

#include <string.h>

/* Where the numbers and addresses end, by place. */
static size_t see_numbers(const struct cutting *c, size_t ends[MOST_PARTS + 1])
{
    const struct normal *text = &c->text;
    struct entities found;
    size_t n = 0;

    entities_read(c->arena, text->original, text->original_len, &c->context->reading,
                  &found);
    for (size_t i = 0; i < found.n && n <= MOST_PARTS; i++)
        if (found.rows[i].kind == ENTITY_PHONE || found.rows[i].kind == ENTITY_EMAIL) {
            size_t at = 0;
            while (at < text->len && text->from[at] < found.rows[i].span.until)
                at++;
            ends[n++] = at;
        }
    return n;
}

/* "Three cards:", 收到三张名片:, up to the colon before the first. */
static size_t behind_colon(const struct cutting *c, size_t until)
{
    for (size_t at = until; at > 0; at--)
        if (c->text.bytes[at - 1] == ':')
            return at;
    return 0;
}

static size_t past_marks(const struct cutting *c, size_t at)
{
    static const char *const marks[] = {" ",  ",",    ";",  "\n",  "、",
                                        "。", "and ", "和", "还有"};

    for (size_t i = 0; i < COUNT(marks);) {
        size_t len = strlen(marks[i]);
        bool is_here = strncmp(c->text.bytes + at, marks[i], len) == 0;
        at += is_here ? len : 0;
        i = is_here ? 0 : i + 1;
    }
    return at;
}

/* A firm, or whom one met there: two numbers of one person are no two leads. */
static bool is_lead(const struct cutting *c, const char *text, const char *before)
{
    const struct meaning *m = parts_meaning(c, text, true);
    const char *firm = m ? meaning_get(m, "customer") : NULL;

    return firm && strcmp(m->cmd, "lead.create") == 0 &&
           (name_like_firm(firm) || meaning_get(m, "contact")) &&
           strcmp(firm, before) != 0;
}

size_t leads_apart(const struct cutting *c, struct part out[MOST_PARTS])
{
    const char *lead = c->context->reading.lang == LANG_ZH ? "新线索 " : "new lead ";
    size_t ends[MOST_PARTS + 1], n = see_numbers(c, ends);
    const char *before = "";

    if (n < 2 || n > MOST_PARTS)
        return 0;
    const char *whole = parts_words(c, 0, c->text.len);
    const struct meaning *m = parts_meaning(c, whole, true);
    if (!m || strcmp(m->cmd, "lead.create") != 0)
        return 0;
    for (size_t i = 0; i < n; i++) {
        size_t from = i ? past_marks(c, ends[i - 1]) : behind_colon(c, ends[0]);
        size_t until = i + 1 < n ? ends[i] : c->text.len;
        const char *said = parts_words(c, from, until);
        const char *text = arena_printf(c->arena, "%s%s", lead, said);
        if (!is_lead(c, text, before))
            return 0;
        before = meaning_get(parts_meaning(c, text, true), "customer");
        out[i] = (struct part){.said = said, .text = text, .is_sure = true};
    }
    return n;
}
