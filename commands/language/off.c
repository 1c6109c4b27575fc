/* "The deal is off" is lost, "Joe is off til Monday", "her phone is dead" and "the
 * meeting is off" are not: whatever is off, it is the deal or the customer itself that is
 * lost. */
#include "commands/language/scene.h"

#include <string.h>

static bool is_off(const struct scene *s, const struct mark *m)
{
    static const char *const words[] = {"is off", "is dead", "dead"};
    const char *b = s->text.bytes + m->at.from;
    size_t len = m->at.until - m->at.from;

    if (m->feature != F_stage_lost)
        return false;
    for (size_t i = 0; i < COUNT(words); i++)
        if (strlen(words[i]) == len && memcmp(b, words[i], len) == 0)
            return true;
    return false;
}

/* Where the customer or record begins that ends there; `end` for none. */
static size_t name_before(const struct scene *s, size_t end)
{
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_name = m->feature == F_customer || m->feature == F_lead ||
                       m->feature == F_d_ref || m->feature == F_l_ref;
        if (is_name && m->row >= 0 && m->at.until == end)
            return m->at.from;
    }
    return end;
}

static bool ends_with(const struct scene *s, size_t from, size_t end, const char *word)
{
    size_t len = strlen(word);

    return end >= from + len && memcmp(s->text.bytes + end - len, word, len) == 0 &&
           (end == from + len || s->text.bytes[end - len - 1] == ' ');
}

/* What stands right before is the deal, or nothing is said of what it is. */
static bool is_of_deal(const struct scene *s, size_t at, size_t clause_from)
{
    static const char *const deals[] = {
        "deal",        "it",    "this", "that", "project", "thing", "everything", "all",
        "opportunity", "order", "they", "sale", "one",     "now",   "officially"};
    size_t end = at, name;

    while (end > clause_from && s->text.bytes[end - 1] == ' ')
        end--;
    /* "The demo with Tessera is off": the demo. */
    if ((name = name_before(s, end)) < end) {
        if (!ends_with(s, clause_from, name, "with "))
            return true;
        end = name - strlen("with ");
        end -= end > clause_from;
    }
    for (size_t i = 0; i < COUNT(deals); i++)
        if (ends_with(s, clause_from, end, deals[i]))
            return true;
    return end == clause_from;
}

/* "Off sick", "off til Monday", "off on leave": who is away comes back. */
static bool is_away_behind(const struct scene *s, size_t end)
{
    static const char *const behind[] = {
        " sick",   " til",   " till",  " until",    " ill",       " work",
        " on ",    " today", " this ", " tomorrow", " for lunch", " for the ",
        " for a ", " duty",  " to ",   " next ",    " all ",      " from ",
        " hook",   " his ",  " her ",  " the "};
    static const char for_good[] = " the table";
    const char *b = s->text.bytes + end;

    for (size_t i = 0; i < COUNT(behind); i++)
        if (strncmp(b, behind[i], strlen(behind[i])) == 0)
            return strncmp(b, for_good, sizeof for_good - 1) != 0;
    return false;
}

void off_mark(struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++) {
        struct mark *m = &s->marks[i];
        bool is_other =
            is_off(s, m) &&
            (!is_of_deal(s, m->at.from, s->clauses[scene_clause(s, m->at.from)].from) ||
             (s->text.bytes[m->at.until - 1] == 'f' && is_away_behind(s, m->at.until)));
        if (is_other)
            m->feature = F_remark;
    }
}
