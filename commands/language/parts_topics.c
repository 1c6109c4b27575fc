/* parts_topics.c - whom and what a message names. */
#include "commands/language/parts_inside.h"

#include <string.h>

static void add_topic(struct cutting *c, struct topic topic)
{
    size_t at = c->n_topics;

    if (at == MOST_TOPICS)
        return;
    for (; at > 0 && c->topics[at - 1].at.from > topic.at.from; at--)
        c->topics[at] = c->topics[at - 1];
    c->topics[at] = topic;
    c->n_topics++;
}

static void see_names(struct cutting *c)
{
    struct sighted_names names;

    world_sight(c->context->world, c->arena, &c->text, &names);
    for (size_t i = 0; i < names.n; i++)
        if (known_is_customer(&names.rows[i].known))
            add_topic(c, (struct topic){.at = names.rows[i].at,
                                        .name = names.rows[i].known.name});
}

size_t part_normal_at(const struct normal *text, size_t original)
{
    size_t at = 0;

    while (at < text->len && text->from[at] < original)
        at++;
    return at;
}

/* "Quote number Q-12": it is said of a deal, and no record that something is done to. */
static bool is_quote_number(const struct normal *text, const struct entity *e,
                            bool numbers_quote)
{
    return strncmp(e->said, "Q-", strlen("Q-")) == 0 &&
           (numbers_quote ||
            quote_number_is_called(text, part_normal_at(text, e->span.from)));
}

static void see_refs(struct cutting *c)
{
    const struct normal *text = &c->text;
    bool numbers_quote = phrases_hold(text, F_quote_number);
    struct entities found;

    entities_read(c->arena, text->original, text->original_len, &c->context->reading,
                  &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *e = &found.rows[i];
        struct record record;
        if (e->kind != ENTITY_REF || is_quote_number(text, e, numbers_quote))
            continue;
        bool is_known = world_record(c->context->world, c->arena, e->said, &record);
        add_topic(c, (struct topic){.at = {part_normal_at(text, e->span.from),
                                           part_normal_at(text, e->span.until)},
                                    .name = is_known ? record.customer : NULL,
                                    .ref = e->said});
    }
}

/* "new lead Crumb, Jess 0123, referral from Tom": where the one before came from. */
static bool is_source_of(const struct cutting *c, struct span at, size_t seen)
{
    static const char *const sources[] = {"referral",  "intro from",   "lead via",
                                          "lead from", "inbound from", "inbound:"};
    size_t before = at.from;

    while (before > 0 && c->text.bytes[before - 1] == ' ')
        before--;
    bool is_within = before > 0 && !strchr(";.!\n", c->text.bytes[before - 1]);
    for (size_t i = 0; seen > 0 && is_within && i < COUNT(sources); i++)
        if (strncmp(c->text.bytes + at.from, sources[i], strlen(sources[i])) == 0)
            return true;
    return false;
}

static void see_leads(struct cutting *c)
{
    struct mark *marks = TAKE_N(c->arena, MOST_MARKS, struct mark);
    size_t n = phrases_sight(&c->text, marks, MOST_MARKS), first = 0, seen = 0;

    for (size_t i = 0; i < n; i++)
        if (marks[i].feature == F_new_lead && !is_source_of(c, marks[i].at, seen)) {
            first = seen++ ? first : i;
            if (seen > 1)
                add_topic(c, (struct topic){.at = marks[i].at, .is_new_lead = true});
        }
    if (seen > 1)
        add_topic(c, (struct topic){.at = marks[first].at, .is_new_lead = true});
}

bool parts_same_kind(const char *ref, const char *other)
{
    size_t len = strcspn(ref, "-");

    return len == strcspn(other, "-") && strncmp(ref, other, len) == 0;
}

static bool same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

static bool is_request(const struct topic *topic)
{
    return topic->ref && strncmp(topic->ref, "AP-", 3) == 0;
}

/* Two invoices of one customer are two records; an invoice and its customer are one. What
 * is decided is not what else is done for the same customer. */
bool parts_same_topic(const struct topic *a, const struct topic *b)
{
    if (a->is_new_lead || b->is_new_lead || is_request(a) != is_request(b))
        return false;
    if (a->ref && b->ref && (same(a->ref, b->ref) || parts_same_kind(a->ref, b->ref)))
        return same(a->ref, b->ref);
    return same(a->name, b->name);
}

void topics_see(struct cutting *c)
{
    see_names(c);
    see_refs(c);
    see_leads(c);
}
