/* What is meant where a message has not a word more: "Oakline 10am tomorrow",
 * 明天10点鼎砺, a customer and an hour to come, is an appointment; 本周新线索, "new leads
 * last month", asks which they are; "good fit, qualified", 转商机, is said of the lead
 * that was spoken of, also where a clause of its own says so beside their budget:
 * "qualify, budget about 90k, he decides", 转商机，预算60万，张经理拍板. */
#include "commands/language/scene.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>

/* "Qualified", 转商机: a lead that becomes a deal. */
static bool is_conversion(const struct mark *m)
{
    return m->feature == F_stage_qualified || m->feature == F_convert;
}

/* The rest of the text is what is marked with a row or makes a lead a deal, and words of
 * the list. */
static size_t past_word(const struct scene *s, size_t at, const char *small)
{
    const char *b = s->text.bytes + at;
    bool is_letter = (*b >= 'a' && *b <= 'z') || (*b >= '0' && *b <= '9') || han_at(b);

    for (size_t i = 0; i < s->n_marks; i++)
        if ((s->marks[i].row >= 0 || is_conversion(&s->marks[i])) &&
            s->marks[i].at.from == at)
            return s->marks[i].at.until;
    size_t len = only_taken(b, small);
    return len || is_letter ? at + len : at + 1;
}

/* The day with its hour, where it is to come; NULL for none, or for two. */
static const struct mark *only_hour(const struct scene *s, bool *names_one)
{
    const struct mark *found = NULL;

    *names_one = false;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        const struct entity *e = mark_entity(s, m);
        if (m->feature == F_customer || m->feature == F_lead)
            *names_one = true;
        if (m->feature != F_coming)
            continue;
        if (found || e->kind != ENTITY_DATETIME)
            return NULL;
        found = m;
    }
    return found;
}

static bool says_only_in(const struct scene *s, struct span in, const char *small)
{
    size_t at = in.from, next;

    while (at < in.until && (next = past_word(s, at, small)) > at)
        at = next;
    return at >= in.until;
}

static bool says_only(const struct scene *s, const char *small)
{
    return says_only_in(s, (struct span){0, s->text.len}, small);
}

/* Leads as a list, and the time they came in. */
static const struct mark *leads_in_time(const struct scene *s)
{
    const struct mark *leads = NULL;
    bool has_time = false;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        if (m->feature == F_new_lead || m->feature == F_lead_noun)
            leads = m;
        has_time |= m->feature == F_range || m->feature == F_bygone;
    }
    return has_time ? leads : NULL;
}

static const struct mark *conversion(const struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (is_conversion(&s->marks[i]))
            return &s->marks[i];
    return NULL;
}

/* Nothing but the deed, and perhaps whom it is about, in its clause; what they would pay
 * beside it. */
static bool is_beside_budget(const struct scene *s, const struct mark *deed)
{
    struct span clause = s->clauses[scene_clause(s, deed->at.from)];
    bool has_budget = false;

    for (size_t i = 0; i < s->n_marks; i++)
        has_budget |=
            s->marks[i].feature == F_budget &&
            (s->marks[i].at.from < clause.from || s->marks[i].at.from >= clause.until);
    return has_budget && says_only_in(s, clause, small_row(SMALL_beside_conversion));
}

bool bare_mark(struct scene *s)
{
    bool names_one;
    const struct mark *hour = only_hour(s, &names_one), *leads = leads_in_time(s);
    const struct mark *deed = conversion(s);

    if (deed &&
        (says_only(s, small_row(SMALL_beside_conversion)) || is_beside_budget(s, deed))) {
        scene_add(s, F_converted, deed->at, -1);
        return true;
    }

    if (leads && says_only(s, small_row(SMALL_beside_leads))) {
        scene_add(s, F_leads_asked, leads->at, -1);
        return true;
    }
    if (!hour || !names_one || !says_only(s, small_row(SMALL_beside_hour)))
        return false;
    scene_add(s, F_appointment, hour->at, -1);
    return true;
}
