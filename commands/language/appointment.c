/* "Oakline 10am tomorrow", 明天10点鼎砺: a customer, a day to come with its hour, and not
 * a word more is an appointment. */
#include "commands/language/scene.h"
#include "commands/only_words.h"

#include <string.h>

static size_t past_word(const struct scene *s, size_t at)
{
    static const char small[] = "at|on|with|w|and|have|got|the|约|跟|和|去|见|有|在";
    const char *b = s->text.bytes + at;
    bool is_letter = (*b >= 'a' && *b <= 'z') || (*b >= '0' && *b <= '9') || han_at(b);

    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 && s->marks[i].at.from == at)
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

bool appointment_mark(struct scene *s)
{
    bool names_one;
    const struct mark *hour = only_hour(s, &names_one);
    size_t at = 0, next;

    if (!hour || !names_one)
        return false;
    while (at < s->text.len && (next = past_word(s, at)) > at)
        at = next;
    if (at < s->text.len)
        return false;
    scene_add(s, F_appointment, hour->at, -1);
    return true;
}
